import type { PersonFile } from './chunks.ts';
import type { PersonDetails } from './details.ts';
import type { RecordStanding } from './safe-index.ts';

/** What a person is besides the files. */
export type PersonNote = Pick<PersonDetails, 'name' | 'sampleId' | 'settings' | 'said' | 'packs' | 'told'>;

/** One saved person, as the list shows it. */
export interface SavedPerson {
  id: string;
  /** Null where the record does not open: it can only be deleted. */
  name: string | null;
  /** ISO 8601. */
  savedAt: string;
  /** Bytes of the files as they were read. */
  sizeBytes: number;
  /** Whether it is the record that was written last. Another one is not opened before somebody has taken it as it is. */
  standing: RecordStanding;
}

/** Everybody who is saved, and whether that is what this app left. */
export interface SavedList {
  /** By name; those whose record does not open come last. */
  people: SavedPerson[];
  /** People whom this app did not delete and whose records are gone. */
  missing: number;
  /** Whether the list as a whole is an older one, or what proves it is gone. */
  isDoubted: boolean;
  /** Changes of the list so far. */
  changes: number;
  /** ISO 8601, of the last change. */
  changedAt: string;
}

/** A saved person, ready to be analysed again. */
export interface OpenedPerson {
  note: PersonNote;
  files: PersonFile[];
}
