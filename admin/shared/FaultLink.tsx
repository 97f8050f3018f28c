// The way from a refusal to where it is put right: the course or exam that is lacking, for who reads the bank and for who learns.
import { Link } from 'react-router-dom';
import { placeOf } from '../../schema/places.ts';
import { useT } from '../i18n/language.tsx';
import type { FaultLink as Place } from '../provider/faults.ts';
import { useCan } from '../provider/viewer.ts';

const WORDS: Record<string, string> = { Course: 'fault.course', Exam: 'fault.exam' };

function Way({ link, words, onGo }: { link: Place; words: string; onGo?: () => void }) {
  const t = useT();
  const can = useCan();
  return <Link className="lk" to={placeOf(link.resource, link.id, can) ?? '/'} onClick={onGo}>{t(words)}</Link>;
}

/** Nothing for a place that the console has no page for. */
export function FaultLink({ link, onGo }: { link: Place | undefined; onGo?: () => void }) {
  const words = link && WORDS[link.resource];
  return words ? <Way link={link} words={words} onGo={onGo} /> : null;
}
