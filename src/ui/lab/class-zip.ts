import { strToU8, Zip, ZipDeflate } from 'fflate';
import { csvLine } from '../../domain/csv.ts';
import { CLASS_PEOPLE, classFile, type ClassPerson } from '../../domain/synthetic/class-people.ts';
import type { ClassSource } from '../../domain/synthetic/class-source.ts';
import { m } from '../../i18n/messages.ts';

/** ZIP timestamps are local times without zone: a fixed one keeps the bytes the same everywhere. */
const ZIP_TIME = new Date(2026, 0, 1);

/** Which person is drawn from which groups. */
export function peopleCsv(): string {
  const rows = CLASS_PEOPLE.map(({ id, copies: [first, second] }) => [id, first, second]);
  return [['person', 'first copy drawn from', 'second copy drawn from'], ...rows].map(csvLine).join('');
}

/**
 * The files of all people of a class in one archive. Between two people the page gets its turn.
 *
 * @param onPerson told of each person before it is drawn, from 1
 */
export async function classZip(
  source: ClassSource,
  onPerson: (number: number) => void,
  people: readonly ClassPerson[] = CLASS_PEOPLE,
): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((fault, chunk) => {
    if (fault !== null) throw fault;
    chunks.push(new Uint8Array(chunk));
  });
  const add = (name: string, text: string): void => {
    const entry = new ZipDeflate(name, { level: 9 });
    entry.mtime = ZIP_TIME;
    zip.add(entry);
    entry.push(strToU8(text), true);
  };
  add('README.txt', m.class_people_readme().replaceAll('\n', '\r\n'));
  add('people.csv', peopleCsv());
  for (const person of people) {
    onPerson(person.number);
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    add(`${person.id}.txt`, classFile(person, source));
  }
  zip.end();
  return new Blob(chunks, { type: 'application/zip' });
}
