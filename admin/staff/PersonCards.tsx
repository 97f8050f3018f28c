// What a person does and holds: scorecards, certificates and what they are good at, each for those who may see it; and the timeline of it all.
import { ArrowRightLeft, BadgeCheck, BookOpenCheck, Gauge, Lightbulb } from 'lucide-react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { listLink, OpenNumber, StatusTag } from '../shared/cells.tsx';
import { decimal, useFormat } from '../shared/format.ts';
import { Card } from '../shared/Page.tsx';
import { placeOf } from '../../schema/places.ts';
import { Timeline, type TimelineEntry } from '../shared/Timeline.tsx';
import { type Place, PLACEMENTS } from './PlacesCard.tsx';
import { useStaffWords } from './words.ts';

interface Named { id: string; nameZh: string; nameEn: string }
interface ScoreRow { id: string; fromOn: string; score: string | null; rank: number | null; peerCount: number | null; state: string }
interface CertificateRow { id: string; number: string; state: string; issuedOn: string; validUntilOn: string; kind: Named | null }
const SCORES = gql`query ScorecardsOf($id: ID!) { scorecards(filter: { employeeId: { eq: $id }, periodKind: { eq: MONTH } }, sort: [{ field: FROM_ON, order: DESC }], page: { limit: 6 }) { total items { id fromOn score rank peerCount state } } }`;
const CERTIFICATES = gql`query CertificatesOf($id: ID!) { certificates(filter: { employeeId: { eq: $id } }, sort: [{ field: EXPIRES_AT, order: DESC }], page: { limit: 8 }) { items { id number state issuedOn validUntilOn kind { id nameZh nameEn } } } }`;
const SKILLS = gql`query SkillsOf($id: ID!) { agentSkills(filter: { employeeId: { eq: $id } }, page: { limit: 50 }) { items { id category { id nameZh nameEn } } } }`;
const LEARNT = gql`query LearntBy($id: ID!) { trainingRecords(filter: { employeeId: { eq: $id }, state: { eq: COMPLETED } }, sort: [{ field: COMPLETED_AT, order: DESC }], page: { limit: 10 }) { items { id completedOn course { id nameZh nameEn } } } }`;
const IDEAS = gql`query IdeasBy($id: ID!) { ideas(filter: { proposerId: { eq: $id } }, page: { limit: 10 }) { items { id title proposedOn } } }`;
const TONES: Record<string, 'ok' | 'soon' | 'late' | 'paused'> = { VALID: 'ok', EXPIRING: 'soon', EXPIRED: 'late', REVOKED: 'paused' };

/** May one see what is said of this person: by the word, or because it is oneself. */
function useMay(employeeId: string): (word: string, own?: string) => boolean {
  const can = useCan();
  const isMe = useViewer()?.employeeId === employeeId;
  return (word, own) => can(word) || (isMe && (own === undefined || can(own)));
}
const useScores = (id: string) => useAsk<{ scorecards: { total: number; items: ScoreRow[] } }>(SCORES, { id }, { enabled: useMay(id)('staff:read-scorecards') });
const useCertificates = (id: string) => useAsk<{ certificates: { items: CertificateRow[] } }>(CERTIFICATES, { id }, { enabled: useMay(id)('training:read-results', 'platform:read-own-events') });

export function ScoresCard({ employeeId }: { employeeId: string }) {
  const t = useT();
  const format = useFormat();
  const { data } = useScores(employeeId);
  const rows = data?.scorecards.items ?? [];
  if (rows.length === 0) return null;
  return (
    <Card title={t('employees.scores')} facts={format.count(data?.scorecards.total ?? rows.length)}>
      <ul className="plain col g6 t13">{rows.map((one) => (
        <li key={one.id} className="row g8"><Link className="lk" to={`/scorecards/${one.id}/show`}>{format.month(one.fromOn.slice(0, 7))}</Link><span className="t12 t3">{one.rank ? t('scorecards.rankSaid', { rank: one.rank, count: one.peerCount ?? 0 }) : ''}</span><span className="sp" />
          <b className="n">{one.score === null ? '–' : decimal(one.score, 2)}</b></li>
      ))}</ul>
    </Card>
  );
}

export function CertificatesCard({ employeeId }: { employeeId: string }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data } = useCertificates(employeeId);
  if (!data) return null;
  const rows = data.certificates.items;
  return (
    <Card title={t('certificates.title')} facts={can('training:read-results') && rows.length > 0 && <OpenNumber to={`/certificates?employee=${employeeId}`}>{format.count(rows.length)}</OpenNumber>}>
      {rows.length === 0 ? <p className="t13 t2">{t('employees.noCertificates')}</p> : <ul className="plain col g6 t13">{rows.map((one) => (
        <li key={one.id} className="row g8 wrap"><Link className="lk" to={placeOf('Certificate', one.id, can) ?? '/certificates'}>{one.kind ? format.named(one.kind) : one.number}</Link><StatusTag tone={TONES[one.state]}>{t(`certificateState.${one.state}`)}</StatusTag><span className="sp" /><span className="t2 nw">{format.day(one.validUntilOn)}</span></li>
      ))}</ul>}
    </Card>
  );
}

export function SkillsCard({ employeeId }: { employeeId: string }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data } = useAsk<{ agentSkills: { items: { id: string; category: Named | null }[] } }>(SKILLS, { id: employeeId }, { enabled: can('tickets:read') });
  if (!data) return null;
  const rows = data.agentSkills.items;
  return (
    <Card title={t('employees.skills')} facts={can('tickets:read-policies') && <Link className="lk t12" to="/agentSkills">{t('agentSkills.new')}</Link>}>
      {rows.length === 0 ? <p className="t13 t2">{t('employees.noSkills')}</p> : <p className="row g6 wrap">{rows.map((one) => <span key={one.id} className="tag">{one.category ? format.named(one.category) : ''}</span>)}</p>}
    </Card>
  );
}

/** Everything with its day that the viewer may see of the person, newest first. */
export function PersonTimeline({ employeeId }: { employeeId: string }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const may = useMay(employeeId);
  const words = useStaffWords();
  const places = useAsk<{ placements: { items: Place[] } }>(PLACEMENTS, { id: employeeId }, { staleTime: 0 });
  const scores = useScores(employeeId);
  const certificates = useCertificates(employeeId);
  const learnt = useAsk<{ trainingRecords: { items: { id: string; completedOn: string; course: Named | null }[] } }>(LEARNT, { id: employeeId }, { enabled: may('training:read', 'training:learn') });
  const ideas = useAsk<{ ideas: { items: { id: string; title: string; proposedOn: string }[] } }>(IDEAS, { id: employeeId });
  const at = (day: string): string => `${day}T04:00:00.000Z`;
  const entries: TimelineEntry[] = [
    ...(places.data?.placements.items ?? []).map((one, i, list) => ({ id: `p${one.id}`, icon: ArrowRightLeft, subject: i === list.length - 1 ? t('employees.began') : t('employees.moved'), facts: [one.store ? format.named(one.store) : t('staff.none'), words.position(one.position), one.reason], at: at(one.fromOn) })),
    ...(scores.data?.scorecards.items ?? []).filter((one) => one.state === 'CLOSED').map((one) => ({ id: `s${one.id}`, icon: Gauge, subject: <Link className="lk" to={`/scorecards/${one.id}/show`}>{t('employees.scored', { month: format.month(one.fromOn.slice(0, 7)), score: one.score === null ? '–' : decimal(one.score, 2) })}</Link>, at: at(one.fromOn) })),
    ...(certificates.data?.certificates.items ?? []).map((one) => ({ id: `c${one.id}`, icon: BadgeCheck, subject: <Link className="lk" to={placeOf('Certificate', one.id, can) ?? '/certificates'}>{t('employees.certified', { kind: one.kind ? format.named(one.kind) : one.number })}</Link>, facts: [one.number], at: at(one.issuedOn) })),
    ...(learnt.data?.trainingRecords.items ?? []).map((one) => ({ id: `l${one.id}`, icon: BookOpenCheck, subject: <Link className="lk" to={placeOf('TrainingRecord', one.id, can) ?? '/myTraining'}>{t('employees.learnt', { course: format.named(one.course) })}</Link>, at: at(one.completedOn) })),
    ...(ideas.data?.ideas.items ?? []).map((one) => ({ id: `i${one.id}`, icon: Lightbulb, subject: <Link className="lk" to={listLink('ideas', { proposerId: employeeId })}>{t('employees.proposed')}</Link>, facts: [one.title], at: at(one.proposedOn) })),
  ].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, 24);
  if (entries.length === 0) return null;
  return <Card title={t('employees.timeline')}><Timeline entries={entries} label={t('employees.timeline')} /></Card>;
}
