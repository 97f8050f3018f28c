// Plans of improvement: goal, where it stands, its steps; starting one, or all goals of a template.
import { Flag, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { dayOf, rate, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { sayFigure } from './figure.ts';
import { PLAN_TONES, type PlanRow, PLANS, SECTIONS, START_TEMPLATE, type Template, TEMPLATES } from './monthly.operations.ts';
import { PlanFigure } from './PlanFigure.tsx';
import { PLACE_DEFAULTS, PlaceFields, placeInput, usePlaceName } from './place.tsx';
import { StartPlan } from './StartPlan.tsx';

export function PlanList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const placeName = usePlaceName();
  const [opening, setOpening] = useState<'plan' | 'template' | null>(null);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { data, error, isPending, refetch } = useAsk<{ improvementPlans: { items: PlanRow[] } }>(PLANS, undefined, { staleTime: 0 });
  const templates = useAsk<{ planTemplates: Template[] }>(TEMPLATES, undefined, { enabled: can('quality:plan') });
  const rows = data?.improvementPlans.items ?? [];
  const acts = can('quality:plan') && <><button type="button" className="btn" onClick={() => setOpening('template')}>{t('plans.fromTemplate')}</button><button type="button" className="btn pri" onClick={() => setOpening('plan')}><Plus size={14} aria-hidden />{t('plans.new')}</button></>;
  return (
    <>
      <PageHeader title={t('plans.title')}>{acts}</PageHeader>
      <SectionTabs sections={SECTIONS} label={t('monthly.title')} />
      {error ? <Failed what={t('plans.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={Flag} title={t('plans.empty')} text={t('plans.emptyText')}>{acts}</Empty> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('plans.title')}>
            <thead><tr><th scope="col">{t('plans.one')}</th><th scope="col">{t('monthly.place')}</th><th scope="col">{t('plans.state')}</th><th scope="col" className="r">{t('plans.baseline')}</th><th scope="col" className="r">{t('plans.target')}</th><th scope="col" className="r">{t('plans.way')}</th><th scope="col">{t('plans.steps')}</th><th scope="col">{t('plans.endsOn')}</th></tr></thead>
            <tbody>{rows.map((row) => {
              const title = format.language === 'zh' ? row.titleZh : row.titleEn;
              const opens = (figure: 'baseline' | 'target' | 'wayShare', label: string, said: string) => <PlanFigure id={row.id} figure={figure} name={`${title} ${label}`}>{said}</PlanFigure>;
              return (
                <tr key={row.id}><td className="lead"><Link className="b" to={`/improvementPlans/${row.id}/show`}>{title}</Link></td><td className="t2">{placeName(row)}</td><td><StatusTag tone={PLAN_TONES[row.state]}>{t(`planState.${row.state}`)}</StatusTag></td><td className="r" data-label={t('plans.baseline')}>{opens('baseline', t('plans.baseline'), sayFigure(row.baseline, row.measureKey))}</td><td className="r" data-label={t('plans.target')}>{opens('target', t('plans.target'), sayFigure(row.target, row.measureKey))}</td><td className="r" data-label={t('plans.way')}>{opens('wayShare', t('plans.way'), row.wayShare === null ? '–' : rate(row.wayShare, 0))}</td>
                  <td className="t2 minor"><Link className="num" to={`/improvementPlans/${row.id}/show`} aria-label={`${title} ${t('plans.steps')}`}>{t('plans.stepDone', { done: row.steps.filter((one) => one.doneOn).length, all: row.steps.length })}</Link></td><td className="t2 minor">{format.day(row.endsOn)}</td></tr>
              );
            })}</tbody>
          </table>
        </div>
      )}
      {opening === 'plan' && <StartPlan onClose={() => setOpening(null)} />}
      {opening === 'template' && (
        <FormDialog title={t('plans.fromTemplate')} text={t('plans.templateText')} act={t('plans.fromTemplate')} defaults={{ ...PLACE_DEFAULTS, templateKey: '', startsOn: dayOf(new Date()) }} onClose={() => setOpening(null)}
          onSend={async (values) => { await request(START_TEMPLATE, { input: { ...placeInput(values), idempotencyKey: key, templateKey: values.templateKey, startsOn: values.startsOn } }); setOpening(null); setKey(crypto.randomUUID()); await refetch(); toastDone(t('plans.templateStarted')); }}>
          <SelectField name="templateKey" label={t('plans.template')} required choices={(templates.data?.planTemplates ?? []).map((one) => ({ value: one.key, label: format.label(one.label) }))} /><PlaceFields /><TextField name="startsOn" label={t('plans.startsOn')} type="date" required />
        </FormDialog>
      )}
    </>
  );
}
