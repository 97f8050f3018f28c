// Where a person has worked, as what and from when; whoever writes people moves them from a day on, and what was before stays with the store of then.
import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { dayOf, useFormat } from '../shared/format.ts';
import { Card } from '../shared/Page.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import type { EmployeeRecord } from './EmployeeShow.tsx';
import { usePositions, useStaffWords } from './words.ts';

const NAMED = '{ id nameZh nameEn }';
export const PLACEMENTS = gql(`query PlacementsOf($id: ID!) { placements(filter: { employeeId: { eq: $id } }, sort: [{ field: FROM_ON, order: DESC }], page: { limit: 20 }) { items { id fromOn untilOn position level reason store ${NAMED} department ${NAMED} } } }`);
const TRANSFER = gql`mutation TransferEmployee($input: TransferEmployeeInput!) { transferEmployee(input: $input) { id version } }`;
interface Named { id: string; nameZh: string; nameEn: string }
export interface Place { id: string; fromOn: string; untilOn: string | null; position: string; level: string; reason: string | null; store: Named | null; department: Named | null }

export function PlacesCard({ row, onMoved }: { row: EmployeeRecord; onMoved: () => void }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const words = useStaffWords();
  const [moving, setMoving] = useState(false);
  const { data, refetch } = useAsk<{ placements: { items: Place[] } }>(PLACEMENTS, { id: row.id }, { staleTime: 0 });
  const places = data?.placements.items ?? [];
  return (
    <Card title={t('employees.places')} facts={can('staff:write') && !row.leftOn && <button type="button" className="btn sm" onClick={() => setMoving(true)}><ArrowRightLeft size={14} aria-hidden />{t('employees.transfer')}</button>}>
      <ol className="plain col g8 t13">{places.map((one) => (
        <li key={one.id}>
          <span className="b">{one.store ? format.named(one.store) : t('staff.none')}</span> <span className="t2">{[one.department && format.named(one.department), words.position(one.position), words.level(one.level)].filter(Boolean).join(format.language === 'zh' ? '，' : ', ')}</span>
          <span className="t12 t3" style={{ display: 'block' }}>{one.untilOn ? t('employees.placeSpan', { from: format.day(one.fromOn), until: format.day(one.untilOn) }) : t('employees.placeSince', { from: format.day(one.fromOn) })}{one.reason && ` · ${one.reason}`}</span>
        </li>
      ))}</ol>
      {moving && <Move row={row} onClose={() => setMoving(false)} onDone={async () => { setMoving(false); await refetch(); onMoved(); toastDone(t('employees.transferred')); }} />}
    </Card>
  );
}

function Move({ row, onClose, onDone }: { row: EmployeeRecord; onClose: () => void; onDone: () => Promise<void> }) {
  const t = useT();
  const format = useFormat();
  const { positions, levels } = usePositions(row);
  return (
    <FormDialog title={t('employees.transferTitle', { name: format.person(row) })} text={t('employees.transferText')} act={t('employees.transfer')} onClose={onClose}
      defaults={{ fromOn: dayOf(new Date()), storeId: row.storeId, departmentId: null, position: row.position, level: row.level, managerId: row.managerId, reason: '' }}
      onSend={async (values) => {
        const storeId = (values.storeId as string | null) || null;
        const departmentId = (values.departmentId as string | null) || (storeId === row.storeId ? row.departmentId : null);
        await request(TRANSFER, { input: { id: row.id, expectedVersion: row.version, fromOn: values.fromOn, storeId, departmentId, position: values.position, level: values.level, managerId: values.managerId || null, reason: values.reason || null } });
        await onDone();
      }}>
      <TextField name="fromOn" type="date" label={t('employees.transferOn')} help={t('employees.transferOnHelp')} required />
      <Pair><ReferenceField name="storeId" label={t('employees.store')} resource="stores" help={t('departments.storeHelp')} say={(one) => format.named(one)} /><ReferenceField name="managerId" label={t('employees.manager')} resource="employees" say={format.person} /></Pair>
      <Pair><SelectField name="position" label={t('employees.position')} required choices={positions} /><SelectField name="level" label={t('employees.level')} required choices={levels} /></Pair>
      <TextField name="reason" label={t('employees.transferWhy')} />
    </FormDialog>
  );
}
