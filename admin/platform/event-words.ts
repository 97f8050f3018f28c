// Reads an event aloud: what was done to what kind of row, which field, which value; and where the row opens.
import { useResourceDefinitions } from 'ra-core';
import { useT } from '../i18n/language.tsx';
import { allResources } from '../provider/resources.ts';
import { EMPTY, useFormat } from '../shared/format.ts';

/** Enumerated fields and under which words their values stand. */
const VALUE_WORDS: Record<string, string> = {
  tier: 'tier', format: 'format', employment: 'employment', status: 'userStatus', scope: 'scope', position: 'position', level: 'level', tagKind: 'tagKind', colour: 'colour', state: 'jobState', timeZone: 'zone',
};
const isInstant = (value: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value);
const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

export function useEventWords() {
  const t = useT();
  const format = useFormat();
  const noun = (resource: string): string => t(`noun.${resource}`, { _: resource });
  return {
    noun,
    /** Who acted: a person's name as it is; jobs of the system in words. */
    actor: (row: { actorName: string; actor?: { name: string; nameEn: string | null } | null }): string => t(`actor.${row.actorName}`, { _: t(`jobKind.${row.actorName}`, { _: format.person(row.actor, row.actorName) }) }),
    /** 修改顾客 / Changed customer. */
    kind: (kind: string, resource?: string): string => {
      const whole = t(`event.${kind}`, { _: '' });
      if (whole) return whole;
      const [left = '', verb = ''] = kind.split('.');
      const of = resource ?? left.charAt(0).toUpperCase() + left.slice(1);
      // Files are named by what is in them: customers.imported is an import of customers.
      const named = verb === 'imported' || verb === 'exported' || verb === 'import-undone' ? t(`transferKind.${left}`, { _: left }) : noun(of);
      return t('events.composed', { verb: t(`verb.${verb}`, { _: verb }), noun: named });
    },
    field: (name: string): string => t(`prop.${name}`, { _: name }),
    value: (name: string, value: unknown): string => {
      if (value === null || value === undefined || value === '') return EMPTY;
      if (typeof value === 'boolean') return t(value ? 'events.yes' : 'events.no');
      if (typeof value === 'object') return JSON.stringify(value, null, 1);
      const text = String(value);
      const under = VALUE_WORDS[name];
      if (under) return t(`${under}.${text}`, { _: text });
      if (isInstant(text)) return format.instant(text);
      return isDay(text) ? format.day(text) : text;
    },
  };
}

/** Where a row opens, if it has a page here: `walk('Customer', '12')` -> `/customers/12/show`. */
export function useWalk(): (noun: string, id: string | null | undefined) => string | null {
  const definitions = useResourceDefinitions();
  return (noun, id) => {
    if (!id || id === '*') return null;
    for (const { name } of allResources().filter((each) => each.noun === noun)) {
      const screens = definitions[name];
      if (screens?.hasShow) return `/${name}/${encodeURIComponent(id)}/show`;
      if (screens?.hasEdit) return `/${name}/${encodeURIComponent(id)}`;
    }
    return null;
  };
}

export interface Change { field: string; before: unknown; after: unknown }
/** Field by field what was there and what is there now; `hidden` names personal fields whose values are held apart. */
export function changesOf(before: unknown, after: unknown): { changes: Change[]; hidden: string[] } {
  const was = (before ?? {}) as Record<string, unknown>;
  const is = (after ?? {}) as Record<string, unknown>;
  const hidden = [...new Set([was._private, is._private].flat().filter((each): each is string => typeof each === 'string'))];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((field) => field !== '_private');
  return { changes: fields.map((field) => ({ field, before: was[field], after: is[field] })), hidden };
}
