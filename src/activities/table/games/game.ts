/** A game as its data file says it: what lies where, for how many, and what can be done at a press. */
import type { PlaceId, Spread, TableCommand, TableView } from '../types.ts';

export interface Names {
  readonly en: string;
  readonly fr: string;
}

export interface Game {
  readonly id: string;
  readonly names: Names;
  /** One sentence: what it is about. */
  readonly about: Names;
  /** For somebody who never played it: the aim, what one does in one's turn, what counts. A sentence or two each. */
  readonly how?: { readonly en: readonly string[]; readonly fr: readonly string[] };
  readonly seats: { readonly min: number; readonly max: number };
  /** So many teams play, to which those who sit belong in turn: of four, first and third, and second and fourth. */
  readonly teams?: number;
  /** Where things lie; they stay on the table even when empty, and are where cards snap to. */
  readonly areas: readonly Area[];
  /** Which deck lies in which area at the beginning; `optional`: with jokers and their like. */
  readonly decks: readonly { readonly deck: string; readonly to: string; readonly optional?: boolean }[];
  readonly buttons: readonly Button[];
  /** What can be chosen when the table is set, each a number; the first value is the usual one. */
  readonly options: readonly GameOption[];
  /** Whether who has most points leads, or who has fewest. */
  readonly best: 'most' | 'fewest';
  /** Name of the module that enforces the rules; absent where people keep them themselves. */
  readonly rules?: string;
}

export interface Area {
  readonly id: string;
  readonly names: Names;
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly spread: Spread;
}

export interface GameOption {
  readonly id: string;
  readonly names: Names;
  readonly values: readonly number[];
}

/** Commands one after another; a pile is named by its area. */
export interface Button {
  readonly names: Names;
  readonly does: readonly ButtonStep[];
}
export type ButtonStep =
  | { readonly type: 'deal' | 'draw'; readonly area: string; readonly count: number }
  | { readonly type: 'shuffle' | 'turn-pile'; readonly area: string }
  | { readonly type: 'gather' | 'begin-round' | 'end-round' };

/** As much of a deck as the rules need to know. */
export interface Deck {
  readonly id: string;
  readonly faces: readonly {
    readonly copies?: number;
    readonly optional?: boolean;
    readonly suit?: string;
    readonly rank?: number;
  }[];
}

/** The pile that is the game's area of this name; null where there is none. */
export function areaIn({ places }: Pick<TableView, 'places'>, area: string): PlaceId | null {
  return places.find(({ shape }) => shape?.area === area)?.id ?? null;
}

/** What a press of a button asks for at this table; empty where an area it needs is not there. */
export function commandsOf({ does }: Button, view: Pick<TableView, 'places'>): readonly TableCommand[] {
  const commands: TableCommand[] = [];
  for (const step of does) {
    if (!('area' in step)) {
      commands.push(step);
      continue;
    }
    const { area, ...rest } = step;
    const pile = areaIn(view, area);
    if (pile === null) return [];
    commands.push({ ...rest, pile } as TableCommand);
  }
  return commands;
}

/** The options as they hold when these are asked for: what is left out is as usual. Null where one is not offered. */
export function optionsFor(
  { options }: Game,
  asked: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> | null {
  if (Object.keys(asked).some((id) => !options.some((option) => option.id === id))) return null;
  const chosen: Record<string, number> = {};
  for (const { id, values } of options) {
    const value = asked[id] ?? values[0];
    if (value === undefined || !values.includes(value)) return null;
    chosen[id] = value;
  }
  return chosen;
}
