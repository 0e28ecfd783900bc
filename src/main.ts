import { takenAway } from './seal/guarded.ts';
import { mount } from 'svelte';
import './app.css';
import App from './App.svelte';
import { AppState } from './state/app.svelte.ts';

const target = document.getElementById('app');
/** `public/browser-check.js` shows one of these pages where the app cannot run. */
const isRefused = ['too-old', 'not-secure'].some((id) => document.getElementById(id)?.hidden === false);
if (target !== null && !isRefused) {
  const app = new AppState(window, takenAway);
  mount(App, { target, props: { app } });
  void app.start(window);
}
