import { createContext } from 'svelte';
import type { AppState } from './app.svelte.ts';

/** The app's state, handed down by `App.svelte`. */
export const [useApp, provideApp] = createContext<AppState>();
