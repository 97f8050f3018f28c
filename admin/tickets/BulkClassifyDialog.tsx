// Sorts several tickets at once: what stays empty stays as it is with each of them.
import { useT } from '../i18n/language.tsx';
import { Pair, ReferenceField, SelectField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Fault } from '../provider/faults.ts';
import { LEVELS, NEEDS } from './TicketFacets.tsx';

const FIELDS = ['categoryId', 'needClass', 'level', 'priority'] as const;

export function BulkClassifyDialog({ title, onSend, onClose }: { title: string; onSend: (values: Record<string, unknown>) => Promise<void>; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const choices = (values: readonly string[], word: string) => values.map((value) => ({ value, label: t(`${word}.${value}`) }));
  return (
    <FormDialog title={title} text={t('tickets.bulk.classifyText')} act={t('tickets.act.classify')} defaults={Object.fromEntries(FIELDS.map((name) => [name, '']))} onClose={onClose}
      onSend={async (values) => {
        const chosen = Object.fromEntries(FIELDS.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));
        if (Object.keys(chosen).length === 0) throw new Fault('VALIDATION', t('tickets.bulk.classifyNone'));
        await onSend(chosen);
      }}>
      <ReferenceField name="categoryId" label={t('tickets.facet.category')} resource="ticketCategories" filter={{ isArchived: false }} searchable={false} sort={{ field: 'position', order: 'ASC' }} say={(row) => format.named(row as { nameZh?: string; nameEn?: string })} />
      <Pair><SelectField name="needClass" label={t('tickets.facet.need')} none choices={choices(NEEDS, 'needClass')} /><SelectField name="level" label={t('tickets.facet.level')} none choices={choices(LEVELS, 'ticketLevel')} /></Pair>
      <SelectField name="priority" label={t('tickets.facet.priority')} none choices={choices(['LOW', 'NORMAL', 'HIGH', 'TOP'], 'ticketPriority')} />
    </FormDialog>
  );
}
