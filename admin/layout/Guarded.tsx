// Opens a screen to those who hold its word and says to the others which one is missing.
import { type ReactNode, Suspense } from 'react';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';
import { Forbidden, PageSkeleton } from '../shared/states.tsx';
import { PageHeader } from '../shared/Page.tsx';

export function Guarded({ right, title, children }: { right?: string | readonly string[]; title: string; children: ReactNode }) {
  const t = useT();
  const can = useCan();
  if (can(right)) return <Suspense fallback={<PageSkeleton />}>{children}</Suspense>;
  const words = (typeof right === 'string' ? [right] : right ?? []).map((word) => t(`right.${word}`, { _: word })).join(' / ');
  return <><PageHeader title={t(title)} /><Forbidden what={t(title)} right={words} /></>;
}
