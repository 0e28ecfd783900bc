/** Every sentence of the app as a typed function, compiled from `messages/<locale>/*.json`, one file a room of the app. */
export { m } from './paraglide/messages.js';
