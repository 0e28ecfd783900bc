/** The synthetic person whose letter a clinic's self-test holds against the expected one. */
export const SELF_TEST_SAMPLE = 'sample-ana';
