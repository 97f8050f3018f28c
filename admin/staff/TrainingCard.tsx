// What a person learns and whether their post is open to them: a card of the person's page, for those who may see it.
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { listLink, OpenNumber, StatusTag } from '../shared/cells.tsx';
import { ExplainPopover, type Explanation } from '../shared/Explain.tsx';
import { useFormat } from '../shared/format.ts';
import { Card } from '../shared/Page.tsx';

const TRAINING = gql`query EmployeeTraining($id: ID!) { trainingRecords(filter: { employeeId: { eq: $id }, state: { in: [OVERDUE, IN_PROGRESS, ASSIGNED] } }, page: { limit: 6 }) { total items { id state dueOn course { id nameZh nameEn } } }
  done: trainingRecords(filter: { employeeId: { eq: $id }, state: { eq: COMPLETED } }, page: { limit: 1 }) { total } onboarding(employeeId: $id) { isOpen creditedHours requiredHours tree } }`;
interface Answer { trainingRecords: { total: number; items: { id: string; state: string; dueOn: string; course: { nameZh: string; nameEn: string } | null }[] }; done: { total: number }; onboarding: { isOpen: boolean; creditedHours: string; requiredHours: string; tree: Explanation } }

export function TrainingCard({ employeeId }: { employeeId: string }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const isMe = useViewer()?.employeeId === employeeId;
  const { data } = useAsk<Answer>(TRAINING, { id: employeeId }, { enabled: can('training:read') || (isMe && can('training:learn')) });
  if (!data) return null;
  const { trainingRecords, done, onboarding } = data;
  const to = (id: string): string => (can('training:read') ? `/trainingRecords/${id}/show` : `/myTraining/${id}/learn`);
  return (
    <Card title={t('employees.training')} facts={can('training:read') && <OpenNumber to={listLink('trainingRecords', { employeeId })}>{format.count(trainingRecords.total + done.total)}</OpenNumber>}>
      {onboarding.requiredHours !== '0' && <p className="row g8 t13" style={{ marginBottom: 8 }}><StatusTag tone={onboarding.isOpen ? 'ok' : 'soon'}>{t(onboarding.isOpen ? 'employees.postOpen' : 'employees.postShut')}</StatusTag><ExplainPopover name={t('employees.training')} load={async () => onboarding.tree}>{t('employees.trainingHours', { have: onboarding.creditedHours, need: onboarding.requiredHours })}</ExplainPopover></p>}
      {trainingRecords.items.length === 0 ? <p className="t13 t2">{t('employees.noTraining')}</p> : <ul className="col g6">{trainingRecords.items.map((one) => <li key={one.id} className="row g8 t13"><Link className="lk" to={to(one.id)}>{format.named(one.course)}</Link><span className="sp" />{one.state === 'OVERDUE' ? <StatusTag tone="late">{format.day(one.dueOn)}</StatusTag> : <span className="t2">{format.day(one.dueOn)}</span>}</li>)}</ul>}
    </Card>
  );
}
