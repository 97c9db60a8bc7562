/** Whom the server finds by a name that is being typed. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Me } from '../../../client/types.ts';
import { isRefusal } from '../../activity.ts';
import type { Member } from '../types.ts';

type Found = readonly (Me & Member)[];

/** After the last key, in ms. */
const PAUSE = 300;

/** @param wanted whether there are members who are not in the list at hand */
export function useFound(query: string, wanted: boolean, search: (query: string) => Promise<Found>): Found {
  const found = useSignal<Found>([]);
  const words = query.trim();
  useEffect(() => {
    found.value = [];
    if (!wanted || words === '') return;
    let current = true;
    const timer = setTimeout(async () => {
      try {
        const members = await search(words);
        if (current) found.value = members;
      } catch (error) {
        // Those listed are found without the server; the next key asks again.
        if (!isRefusal(error)) throw error;
      }
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [words, wanted]);
  return found.value;
}
