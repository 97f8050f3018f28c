// Who is good at which categories of tickets, one line a person.
import { Plus, Sparkle } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Avatar } from '../shared/cells.tsx';
import { FieldShell, ReferenceField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { SERVICE_SETTINGS } from '../shared/service-sections.ts';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { SET_SKILLS, type SkillRow, SKILLS } from './service-settings.operations.ts';

interface Named { id: string; nameZh: string; nameEn: string }
interface Person { id: string; name: string; store: Named | null; categories: Named[] }

export function SkillList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const mayWrite = can('tickets:retarget');
  const [editing, setEditing] = useState<Person | 'new' | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ agentSkills: { items: SkillRow[] }; ticketCategories: { items: Named[] } }>(SKILLS, {}, { staleTime: 5_000 });
  const people = useMemo(() => {
    const found = new Map<string, Person>();
    for (const { employee, category } of data?.agentSkills.items ?? []) {
      if (!employee || !category) continue;
      const person = found.get(employee.id) ?? { id: employee.id, name: format.person(employee), store: employee.store, categories: [] };
      person.categories.push(category);
      found.set(employee.id, person);
    }
    return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
  }, [data, format]);
  const create = mayWrite && <button type="button" className="btn pri" onClick={() => setEditing('new')}><Plus size={14} aria-hidden />{t('agentSkills.new')}</button>;
  return (
    <>
      <PageHeader title={t('agentSkills.title')} facts={<span>{t('agentSkills.facts')}</span>}>{create}</PageHeader>
      <SectionTabs sections={SERVICE_SETTINGS} label={t('service.sections')} />
      {error ? <Failed what={t('agentSkills.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : people.length === 0 ? <Empty icon={Sparkle} title={t('agentSkills.empty')} text={t('agentSkills.emptyText')}>{create}</Empty> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('agentSkills.title')}>
            <thead><tr><th scope="col">{t('agentSkills.who')}</th><th scope="col">{t('agentSkills.what')}</th><th scope="col">{t('agentSkills.store')}</th>{mayWrite && <th scope="col"><span className="visually-hidden">{t('agentSkills.new')}</span></th>}</tr></thead>
            <tbody>{people.map((person) => (
              <tr key={person.id}>
                <td className="lead"><span className="row g6"><Avatar name={person.name} size={24} /><span className="b">{person.name}</span></span></td>
                <td style={{ whiteSpace: 'normal' }}><span className="row wrap g4">{person.categories.map((category) => <span key={category.id} className="tag">{format.named(category)}</span>)}</span></td>
                <td className="t2 minor">{person.store ? format.named(person.store) : '–'}</td>
                {mayWrite && <td className="r"><button type="button" className="btn sm" aria-label={t('agentSkills.edit', { name: person.name })} onClick={() => setEditing(person)}>{t('incidentRules.edit')}</button></td>}
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {editing && (
        <FormDialog title={editing === 'new' ? t('agentSkills.new') : t('agentSkills.edit', { name: editing.name })} act={t('agentSkills.new')} defaults={{ employeeId: editing === 'new' ? null : editing.id, categoryIds: editing === 'new' ? [] : editing.categories.map((one) => one.id) }} onClose={() => setEditing(null)}
          onSend={async (values) => { await request(SET_SKILLS, { input: { employeeId: values.employeeId, categoryIds: values.categoryIds } }); setEditing(null); toastDone(t('agentSkills.saved')); await refetch(); }}>
          {editing === 'new' && <ReferenceField name="employeeId" label={t('agentSkills.who')} required resource="employees" say={format.person} />}
          <Categories all={data?.ticketCategories.items ?? []} people={editing === 'new' ? people : []} />
        </FormDialog>
      )}
    </>
  );
}

/** Which categories; whoever is chosen anew comes with what she is good at already. */
function Categories({ all, people }: { all: readonly Named[]; people: readonly Person[] }) {
  const t = useT();
  const format = useFormat();
  const { setValue } = useFormContext();
  const chosen = (useWatch({ name: 'categoryIds' }) as string[] | undefined) ?? [];
  const employeeId = useWatch({ name: 'employeeId' }) as string | null;
  const [of, setOf] = useState(employeeId);
  if (employeeId !== of) {
    setOf(employeeId);
    const known = people.find((person) => person.id === employeeId);
    if (known) queueMicrotask(() => setValue('categoryIds', known.categories.map((one) => one.id)));
  }
  return (
    <FieldShell label={t('agentSkills.what')} help={t('agentSkills.whatHelp')} group>{() => (
      <span className="row wrap g12">{all.map((category) => (
        <label key={category.id} className="choice t13"><input type="checkbox" className="ck" checked={chosen.includes(category.id)} onChange={() => setValue('categoryIds', chosen.includes(category.id) ? chosen.filter((one) => one !== category.id) : [...chosen, category.id])} />{format.named(category)}</label>
      ))}</span>
    )}</FieldShell>
  );
}
