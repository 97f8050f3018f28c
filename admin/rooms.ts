// What a room of the console is: where it stands in the sidebar, which word opens it, which screens it has.
import type { DocumentNode } from '@apollo/client/core';
import type { LucideIcon } from 'lucide-react';
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { presentLanguage } from './i18n/language.tsx';
import { bringAllWords } from './i18n/words.ts';

export const GROUPS = ['top', 'customer', 'service', 'quality', 'team', 'platform'] as const;
export type Group = (typeof GROUPS)[number];
type Screen = LazyExoticComponent<ComponentType>;

/** A number beside a room: asked each minute and whenever a row of the noun changes; null variables ask nothing. */
export interface RoomCount { query: DocumentNode; variables: () => Record<string, unknown> | null; read: (data: never) => { count: number; late: number }; noun: string }

/** What a room keeps on this device alone, for whoever signs out. */
export interface Leaving { unsent(): Promise<number>; clear(): Promise<void> }

export interface Room {
  /** First part of the address; a resource's name where there is a resource. */
  name: string;
  group: Group;
  icon: LucideIcon;
  /** Message key of its name in the sidebar. */
  title: string;
  /** The word that opens it (any one of several); none: everybody signed in. */
  right?: string | readonly string[];
  /** Word for making and changing, where it differs from reading. */
  writeRight?: string | readonly string[];
  list?: Screen;
  show?: Screen;
  create?: Screen;
  edit?: Screen;
  /** Further screens below the address: `{ ':id/preview': screen }`. */
  more?: Record<string, Screen>;
  /** Stands as a tab beside this room, which is lit in the sidebar for it. */
  under?: string;
  /** Left out of the sidebar. */
  hidden?: boolean;
  /** How much waits for the viewer there; its place in the sidebar says so. */
  count?: RoomCount;
  /** What it keeps on this device alone: asked at signing out. */
  leaving?: () => Promise<Leaving>;
  /** What `g` and this letter opens. */
  key?: string;
  /** How command search finds its rows. */
  search?: { query: string; items: string; primary: (row: never, language: 'zh' | 'en') => string; secondary?: (row: never, language: 'zh' | 'en') => string };
  /** Acts that command search offers: message key, address, word. */
  actions?: { title: string; to: string; right?: string; icon: LucideIcon }[];
}

/** A part that is fetched when it is first shown, with the words that are not there from the start: `withWords(() => import('./X.tsx'), 'X')`. */
export const withWords = <K extends string, P>(load: () => Promise<Record<K, ComponentType<P>>>, name: K): LazyExoticComponent<ComponentType<P>> =>
  lazy(async () => {
    const [room] = await Promise.all([load(), bringAllWords(presentLanguage())]);
    return { default: room[name] };
  });

/**
 * A screen that is fetched when it is first opened: `screen(() => import('./x/XList.tsx'), 'XList')`.
 * An early one is of the first lists: its words come with the console (vite.words.ts), and it waits for no others.
 */
export const screen = <K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K, isEarly = false): Screen =>
  (isEarly ? lazy(async () => ({ default: (await load())[name] })) : withWords(load, name));
