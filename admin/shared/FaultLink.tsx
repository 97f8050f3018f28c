// The way from a refusal to where it is put right: the course or exam that is lacking, for who reads the bank and for who learns.
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import type { FaultLink as Place } from '../provider/faults.ts';
import { useCan } from '../provider/viewer.ts';

const PLACES: Record<string, { right: string; list: string; own: string; words: string }> = {
  Course: { right: 'training:read', list: '/courses', own: '/myTraining', words: 'fault.course' },
  Exam: { right: 'training:read-bank', list: '/exams', own: '/myExams', words: 'fault.exam' },
};

function Way({ place, id, onGo }: { place: (typeof PLACES)[string]; id: string; onGo?: () => void }) {
  const t = useT();
  const can = useCan();
  return <Link className="lk" to={can(place.right) ? `${place.list}/${id}/show` : place.own} onClick={onGo}>{t(place.words)}</Link>;
}

/** Nothing for a place that the console has no page for. */
export function FaultLink({ link, onGo }: { link: Place | undefined; onGo?: () => void }) {
  const place = link && PLACES[link.resource];
  return place ? <Way place={place} id={link.id} onGo={onGo} /> : null;
}
