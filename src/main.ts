import { takenAway } from './seal/guarded.ts';
import { mount } from 'svelte';
import './app.css';
import App from './App.svelte';
import { AppState } from './state/app.svelte.ts';

const target = document.getElementById('app');
if (target !== null) {
  const app = new AppState(window, takenAway);
  mount(App, { target, props: { app } });
  void app.start(window);
}
