import { wrap, type DBSchema, type IDBPDatabase } from 'idb';
import { databaseName, factoryOf } from './buckets.ts';

/** Version of the databases' stores; what is in them has versions of its own. */
const DATABASE_VERSION = 1;

/** Opens the database of a place, making its stores if they are not there. */
export async function openDatabase<Schema extends DBSchema>(
  name: string,
  makeStores: (database: IDBDatabase) => void,
): Promise<IDBPDatabase<Schema>> {
  const request = (await factoryOf(name)).open(databaseName(name), DATABASE_VERSION);
  request.onupgradeneeded = () => {
    makeStores(request.result);
  };
  const database = (await wrap(request)) as unknown as IDBPDatabase<Schema>;
  // Another tab deletes this place: an open connection would make it wait for ever.
  database.addEventListener('versionchange', () => {
    database.close();
  });
  return database;
}
