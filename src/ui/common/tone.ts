/**
 * How loud a tag is. `weighty`: to be acted on. `known`: sure and usual. `open`: not decided. `faint`: nothing was read, or nothing is
 * known.
 */
export type Tone = 'plain' | 'weighty' | 'known' | 'open' | 'faint';
