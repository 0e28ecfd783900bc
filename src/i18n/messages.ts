/** Every sentence of the app as a typed function, compiled from `messages/*.json`. */
export { m } from './paraglide/messages.js';
