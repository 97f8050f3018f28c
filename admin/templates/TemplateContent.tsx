// The questions of a version, section by section, with what each weighs and asks for; of a draft they can be changed, moved, added and taken out.
import { ArrowDown, ArrowUp, Pencil, Plus, Trash2 } from 'lucide-react';
import { useT } from '../i18n/language.tsx';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { saySource } from '../shared/source.ts';
import type { FormContent, StoredQuestion, StoredSection } from './template.operations.ts';
import { withMoved, withMovedSection, withoutQuestion, withoutSection } from './template.rules.ts';
import { useSayField } from './useSayField.ts';

export interface Edits { onChange: (content: FormContent) => void; onEdit: (question: StoredQuestion) => void; onAdd: (section: string) => void; onSection: (section: StoredSection | 'new') => void; onScoring: () => void }

export function TemplateContent({ content, edits }: { content: FormContent; edits?: Edits }) {
  const t = useT();
  const format = useFormat();
  const say = useSayField(content);
  const { scoring } = content;
  const marks = (one: StoredQuestion) => (
    <>
      {one.critical && <StatusTag tone="late">{one.critical.effect === 'RAISE' ? t('templateEdit.critical.RAISE', { level: one.critical.level }) : one.critical.effect === 'CAP' ? t('templateEdit.capAt', { most: one.critical.most }) : t('templateEdit.critical.FAIL')}</StatusTag>}
      {one.evidence && one.evidence !== 'NEVER' && <StatusTag>{t(`templateEdit.evidence.${one.evidence}`)}</StatusTag>}
      {one.noteOnFail && <StatusTag>{t('templateEdit.noteOnFail')}</StatusTag>}
      {one.isReversed && <StatusTag>{t('templateEdit.reversed')}</StatusTag>}
      {one.canBeNotApplicable && <StatusTag>{t('templateEdit.mayNa')}</StatusTag>}
      {one.isRequired === false && <StatusTag>{t('templateEdit.optional')}</StatusTag>}
      {one.instrument && <StatusTag>{t(`instrumentKind.${one.instrument}`)}</StatusTag>}
    </>
  );
  const bands = scoring?.bands ?? [];
  return (
    <div className="tpl-content">
      <p className="row wrap g8 t13 t2 tpl-scoring"><b>{t('templateEdit.scoring')}</b><span>{scoring?.parts.length ? scoring.parts.map((one) => t(`templateEdit.system.${one.system}`)).join(' + ') : t('templateEdit.notScored')}</span>{scoring?.passMark && <span>{t('templateEdit.passFrom', { mark: scoring.passMark })}</span>}{bands.map((one) => <StatusTag key={one.key} tone={one.isFail ? 'late' : 'ok'}>{`${format.label(one)} ${one.from}+`}</StatusTag>)}
        {edits && <button type="button" className="btn sm end" onClick={edits.onScoring}><Pencil size={14} aria-hidden />{t('templateEdit.editScoring')}</button>}</p>
      {content.sections.map((section, place) => (
      <section key={section.key} aria-label={format.label(section)}>
        <h2 className="row g8 t16">{format.label(section)}{section.weight && <span className="t12 t3 n">{t('templateEdit.sectionWeight', { weight: section.weight })}</span>}
          {edits && (
            <span className="row acts end">
              <button type="button" className="ib sm" disabled={place === 0} aria-label={`${t('templateEdit.up')}: ${format.label(section)}`} onClick={() => edits.onChange(withMovedSection(content, section.key, -1))}><ArrowUp size={14} aria-hidden /></button>
              <button type="button" className="ib sm" disabled={place + 1 === content.sections.length} aria-label={`${t('templateEdit.down')}: ${format.label(section)}`} onClick={() => edits.onChange(withMovedSection(content, section.key, 1))}><ArrowDown size={14} aria-hidden /></button>
              <button type="button" className="ib sm" aria-label={`${t('templateEdit.editSection')}: ${format.label(section)}`} onClick={() => edits.onSection(section)}><Pencil size={14} aria-hidden /></button>
              {content.sections.length > 1 && <button type="button" className="ib sm" aria-label={`${t('templateEdit.remove')}: ${format.label(section)}`} onClick={() => edits.onChange(withoutSection(content, section.key))}><Trash2 size={14} aria-hidden /></button>}
              <button type="button" className="btn sm" onClick={() => edits.onAdd(section.key)}><Plus size={14} aria-hidden />{t('templateEdit.addQuestion')}</button>
            </span>
          )}</h2>
        <ol className="plain">{section.questions.map((one, at) => (
          <li key={one.key}>
            <span className="col grow" style={{ minWidth: 0 }}><b className="t14">{format.label(one)}</b><span className="row wrap g4 t12 t3"><span>{t(`templateEdit.type.${one.type}`)}</span>{one.weight && <span>{t('templateEdit.weightOf', { weight: one.weight })}</span>}{one.points && <span>{t('templateEdit.pointsOf', { points: one.points })}</span>}{(one.least ?? one.most) !== undefined && <span>{`${one.least ?? ''}–${one.most ?? ''}`}{one.unit && ` ${format.label(one.unit)}`}</span>}{one.source && <span>{saySource(one.source, t)}</span>}{marks(one)}</span>
              {one.showWhen && <span className="t12 t2">{t('templateEdit.askedWhen', { when: say('showWhen', one.showWhen) })}</span>}
              {one.options && <span className="t12 t2">{one.options.map((each) => `${format.label(each)}${each.earns === undefined ? '' : ` ${each.earns}%`}${each.isFail ? ` ✗` : ''}`).join(format.language === 'zh' ? '、' : ', ')}</span>}
              {one.standards && <span className="t12 t2">{say('standards', one.standards)}</span>}
            </span>
            {edits && (
              <span className="row acts">
                <button type="button" className="ib sm" disabled={at === 0} aria-label={`${t('templateEdit.up')}: ${format.label(one)}`} onClick={() => edits.onChange(withMoved(content, one.key, -1))}><ArrowUp size={14} aria-hidden /></button>
                <button type="button" className="ib sm" disabled={at + 1 === section.questions.length} aria-label={`${t('templateEdit.down')}: ${format.label(one)}`} onClick={() => edits.onChange(withMoved(content, one.key, 1))}><ArrowDown size={14} aria-hidden /></button>
                <button type="button" className="ib sm" aria-label={`${t('templateEdit.editQuestion')}: ${format.label(one)}`} onClick={() => edits.onEdit(one)}><Pencil size={14} aria-hidden /></button>
                <button type="button" className="ib sm" aria-label={`${t('templateEdit.remove')}: ${format.label(one)}`} onClick={() => edits.onChange(withoutQuestion(content, one.key))}><Trash2 size={14} aria-hidden /></button>
              </span>
            )}
          </li>
        ))}</ol>
      </section>
      ))}
      {edits && <button type="button" className="btn" onClick={() => edits.onSection('new')}><Plus size={14} aria-hidden />{t('templateEdit.addSection')}</button>}
    </div>
  );
}
