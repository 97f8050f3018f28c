// What a scheme says of the whole: for whom it is, interns, floor and cap, how long late facts count, and the time to dispute.
import { useT } from '../i18n/language.tsx';
import { ReferencePicker } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import type { SchemeContent } from './incentives.operations.ts';
import { AddKey, Choice, Keys, Percent, Text } from './SchemeFields.tsx';
import { useScopeNames } from './SchemeScope.tsx';

const LEVELS = ['specialist', 'senior-adviser', 'supervisor', 'manager', 'director'];

const whole = (text: string, otherwise: number): number => (/^\d+$/.test(text) ? Number(text) : otherwise);

export function SchemeTerms({ content, onChange }: { content: SchemeContent; onChange: (more: Partial<SchemeContent>) => void }) {
  const t = useT();
  const format = useFormat();
  const scope = { positions: [], levels: [], storeIds: [], employeeIds: [], ...content.scope };
  const { positions, stores, say } = useScopeNames(scope.employeeIds);
  const put = (more: Partial<typeof scope>): void => onChange({ scope: { ...scope, ...more } });
  const intern = { factor: '1', on: 'ALL' as const, ...content.intern };
  const clawBack = { months: 6, share: '0.2', ...content.clawBack };
  const dispute = { windowDays: 15, answerDays: 5, ...content.dispute };
  const set = (key: 'least' | 'most', value: string): void => onChange({ [key]: value || undefined });
  return (
    <>
      <section className="pay-component" aria-label={t('payForm.scope')}>
        <h2 className="t13 b">{t('payForm.scope')} <span className="t12 t3 n">{t('payForm.everybody')}</span></h2>
        <div className="pair">
          <Keys label={t('payForm.positions')} values={scope.positions} say={say.positions} onChange={(next) => put({ positions: next })}>
            <AddKey label={t('payForm.positions')} choices={positions.filter((one) => !scope.positions.includes(one.key)).map((one) => [one.key, format.named(one)])} onAdd={(key) => put({ positions: [...scope.positions, key] })} />
          </Keys>
          <Keys label={t('payForm.levels')} values={scope.levels} say={say.levels} onChange={(next) => put({ levels: next })}>
            <AddKey label={t('payForm.levels')} choices={LEVELS.filter((one) => !scope.levels.includes(one)).map((one) => [one, t(`level.${one}`, { _: one })])} onAdd={(key) => put({ levels: [...scope.levels, key] })} />
          </Keys>
          <Keys label={t('payForm.stores')} values={scope.storeIds} say={say.storeIds} onChange={(next) => put({ storeIds: next })}>
            <AddKey label={t('payForm.stores')} choices={stores.filter((one) => !scope.storeIds.includes(one.id)).map((one) => [one.id, format.named(one)])} onAdd={(id) => put({ storeIds: [...scope.storeIds, id] })} />
          </Keys>
          <Keys label={t('payForm.persons')} values={scope.employeeIds} say={say.employeeIds} onChange={(next) => put({ employeeIds: next })}>
            <ReferencePicker label={t('payForm.persons')} resource="employees" value={null} say={(row) => `${format.person(row)} ${String(row.employeeNo ?? '')}`} onChange={(id) => { if (id && !scope.employeeIds.includes(id)) put({ employeeIds: [...scope.employeeIds, id] }); }} />
          </Keys>
        </div>
      </section>
      <section className="pay-component" aria-label={t('payForm.terms')}>
        <h2 className="t13 b">{t('payForm.terms')}</h2>
        <div className="pair">
          <Percent label={t('incentives.intern')} share={intern.factor} onChange={(factor) => onChange({ intern: { ...intern, factor } })} />
          <Choice label={t('incentives.internOn')} value={intern.on} choices={(['ALL', 'BASE'] as const).map((one) => [one, t(`incentives.internOn.${one}`)])} onChange={(on) => onChange({ intern: { ...intern, on: on as 'ALL' | 'BASE' } })} />
          <Text label={t('payForm.least')} mode="decimal" value={content.least} onChange={(text) => set('least', text)} />
          <Text label={t('payForm.most')} mode="decimal" value={content.most} onChange={(text) => set('most', text)} />
          <Text label={t('payForm.months')} mode="numeric" value={String(clawBack.months)} onChange={(text) => onChange({ clawBack: { ...clawBack, months: whole(text, 0) } })} />
          <Percent label={t('payForm.share')} share={clawBack.share} onChange={(share) => onChange({ clawBack: { ...clawBack, share } })} />
          <Text label={t('payForm.window')} mode="numeric" value={String(dispute.windowDays)} onChange={(text) => onChange({ dispute: { ...dispute, windowDays: whole(text, 0) } })} />
          <Text label={t('payForm.answer')} mode="numeric" value={String(dispute.answerDays)} onChange={(text) => onChange({ dispute: { ...dispute, answerDays: whole(text, 1) } })} />
        </div>
      </section>
    </>
  );
}
