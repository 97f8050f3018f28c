// When the detector proposes an incident: by what complaints are counted together, within which time, and from how many on.
import { Radar } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { CheckField, Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { SERVICE_SETTINGS } from '../shared/service-sections.ts';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { DETECTOR_RULES, type DetectorRule, SAVE_DETECTOR_RULE } from './service-settings.operations.ts';

export function IncidentRuleList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const mayWrite = can('tickets:configure');
  const [editing, setEditing] = useState<DetectorRule | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ incidentRules: { items: DetectorRule[] } }>(DETECTOR_RULES, {}, { staleTime: 5_000 });
  const rules = data?.incidentRules.items ?? [];
  const long = (minutes: number) => (minutes % 1440 === 0 ? t('incidentRules.days', { count: minutes / 1440 }) : minutes % 60 === 0 ? t('incidentRules.hours', { count: minutes / 60 }) : t('incidentRules.minutes', { count: minutes }));
  const chance = (text: string) => text.replace(/0+$/, '').replace(/\.$/, '');
  return (
    <>
      <PageHeader title={t('incidentRules.title')} facts={<span>{t('incidentRules.facts')}</span>} />
      <SectionTabs sections={SERVICE_SETTINGS} label={t('service.sections')} />
      {error ? <Failed what={t('incidentRules.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rules.length === 0 ? <Empty icon={Radar} title={t('incidentRules.empty')} text={t('incidentRules.emptyText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('incidentRules.title')}>
            <thead><tr><th scope="col">{t('incidentRules.name')}</th><th scope="col">{t('incidentRules.by')}</th><th scope="col" className="r">{t('incidentRules.window')}</th><th scope="col" className="r">{t('incidentRules.history')}</th><th scope="col" className="r">{t('incidentRules.minimum')}</th><th scope="col" className="r">{t('incidentRules.chance')}</th><th scope="col">{t('incidentRules.plan')}</th>{mayWrite && <th scope="col"><span className="visually-hidden">{t('incidentRules.edit')}</span></th>}</tr></thead>
            <tbody>{rules.map((rule) => (
              <tr key={rule.id}>
                <td className="lead"><span className="row g6"><span className="b">{format.named(rule)}</span>{!rule.isActive && <StatusTag tone="paused">{t('incidentRules.off')}</StatusTag>}</span></td>
                <td className="t2">{rule.dimensions.map((one) => t(`dimension.${one}`)).join(' × ')}</td><td className="r">{long(rule.windowMinutes)}</td><td className="r t2 minor">{t('incidentRules.days', { count: rule.historyDays })}</td>
                <td className="r">{t('incidentRules.people', { count: rule.minimumCount })}</td><td className="r t2 minor">{`< ${chance(rule.chance)}`}</td><td className="t2 minor">{t(`planLevel.${rule.planLevel}`)}</td>
                {mayWrite && <td className="r"><button type="button" className="btn sm" aria-label={t('incidentRules.editOf', { name: format.named(rule) })} onClick={() => setEditing(rule)}>{t('incidentRules.edit')}</button></td>}
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {editing && (
        <FormDialog title={t('incidentRules.editOf', { name: format.named(editing) })} act={t('form.save')} onClose={() => setEditing(null)}
          defaults={{ windowMinutes: editing.windowMinutes, historyDays: editing.historyDays, minimumCount: editing.minimumCount, chance: chance(editing.chance), planLevel: editing.planLevel, isActive: editing.isActive }}
          onSend={async (values) => {
            await request(SAVE_DETECTOR_RULE, { input: { id: editing.id, expectedVersion: editing.version, windowMinutes: values.windowMinutes, historyDays: values.historyDays, minimumCount: values.minimumCount, chance: String(values.chance), planLevel: values.planLevel, isActive: Boolean(values.isActive) } });
            setEditing(null);
            toastDone(t('incidentRules.saved'));
            await refetch();
          }}>
          <Pair><TextField name="windowMinutes" label={t('incidentRules.windowMinutes')} type="number" required /><TextField name="historyDays" label={t('incidentRules.historyDays')} type="number" required /></Pair>
          <Pair><TextField name="minimumCount" label={t('incidentRules.minimum')} type="number" required /><TextField name="chance" label={t('incidentRules.chance')} help={t('incidentRules.chanceHelp')} required inputMode="decimal" /></Pair>
          <SelectField name="planLevel" label={t('incidentRules.plan')} required choices={['STORE', 'AREA', 'CHAIN'].map((value) => ({ value, label: t(`planLevel.${value}`) }))} />
          <CheckField name="isActive" label={t('incidentRules.active')} />
        </FormDialog>
      )}
    </>
  );
}
