import { readSetting, type SettingName, settingOf, VIEW_SETTINGS } from '../domain/lab/view-settings.ts';
import { LAB_VIEWS, type LabViewId } from '../domain/lab/views.ts';
import { hashOf, type RouteSettings } from './route.svelte.ts';

/** What is set in the views of the lab. It is kept until everything is forgotten, and can be handed on as an address. */
export class LabSettings {
  /** By view and name; what is not set stands where its view begins. */
  #given = $state.raw<ReadonlyMap<string, string>>(new Map());

  #ignored = $state.raw<readonly string[]>([]);

  /** What an address asked of a view that the view does not have, by name. */
  get ignored(): readonly string[] {
    return this.#ignored;
  }

  /** Sets a view as an address says. Without settings in it everything stays as it is. */
  open(view: LabViewId, given: RouteSettings): void {
    this.#ignored = Object.keys(given).length === 0 ? [] : this.take(view, given);
  }

  text<View extends LabViewId>(view: View, name: SettingName<View>): string {
    return this.#given.get(keyOf(view, name)) ?? String(settingOf(view, name)?.at ?? '');
  }

  number<View extends LabViewId>(view: View, name: SettingName<View>): number {
    return Number(this.text(view, name));
  }

  /** Sets a value of a view; one that the setting does not take changes nothing. */
  set<View extends LabViewId>(view: View, name: SettingName<View>, value: string | number): void {
    this.#put(view, name, String(value));
  }

  /** Looks at a score in every view that shows one, as somebody does who chose it by hand. */
  setScore(id: string): void {
    for (const view of LAB_VIEWS) this.#put(view, 'score', id);
  }

  /**
   * Takes the settings of an address. What it does not set goes back to where the view begins, so that one address always opens one picture.
   *
   * @returns names that the view does not have, or whose value it does not take
   */
  take(view: LabViewId, given: RouteSettings): string[] {
    this.#given = new Map([...this.#given].filter(([key]) => !key.startsWith(`${view} `)));
    return Object.entries(given).flatMap(([name, value]) => (this.#put(view, name, value) ? [] : [name]));
  }

  /**
   * The address of a view as it stands.
   *
   * @param person a synthetic person who is looked at; one who is none of those that come with the app is left out
   */
  addressOf(view: LabViewId, person: string | null): string {
    const changed = Object.keys(VIEW_SETTINGS[view]).flatMap((name): [string, string][] => {
      const setting = settingOf(view, name);
      const value = name === 'person' ? person : this.#given.get(keyOf(view, name));
      const read = setting === null || value === null || value === undefined ? null : readSetting(setting, value);
      return read === null || read === String(setting?.at) ? [] : [[name, read]];
    });
    return withSettings(hashOf('lab', view), Object.fromEntries(changed));
  }

  clear(): void {
    this.#given = new Map();
    this.#ignored = [];
  }

  #put(view: LabViewId, name: string, value: string): boolean {
    const setting = settingOf(view, name);
    const read = setting === null ? null : readSetting(setting, value);
    if (read === null) return false;
    this.#given = new Map([...this.#given, [keyOf(view, name), read]]);
    return true;
  }
}

function keyOf(view: LabViewId, name: string): string {
  return `${view} ${name}`;
}

/** An address with settings behind it. */
export function withSettings(address: string, settings: RouteSettings): string {
  const pairs = Object.entries(settings).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? address : `${address}?${pairs.join('&')}`;
}
