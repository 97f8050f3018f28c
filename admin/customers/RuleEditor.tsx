// The tree of a rule: groups nest, everything works by keyboard, half-filled conditions are marked and do not count.
import { Ban, Copy, GripVertical, Info, Plus, TriangleAlert, X } from 'lucide-react';
import { createContext, Fragment, type KeyboardEvent, type ReactNode, useContext, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import {
  append, change, duplicate, type EditorCondition, type EditorGroup, type EditorNode, type FieldCatalogue, isComplete, moveBefore, newCondition, newGroup, remove, type RuleField, step, withField, withOp,
} from './rule-editor.ts';
import { ParamInput, ValueInput } from './RuleValue.tsx';

interface Board {
  root: EditorGroup; set: (root: EditorGroup) => void; catalogue: FieldCatalogue; counts: ReadonlyMap<string, number>;
  /** Faults that the server found, by node. */ faults: ReadonlyMap<string, string>; dragged: string | null; drag: (id: string | null) => void;
}
const BoardContext = createContext<Board | null>(null);
const useBoard = (): Board => useContext(BoardContext) as Board;
const DEPTH = 6;

export function RuleEditor({ root, onChange, catalogue, counts = new Map(), faults = new Map(), notes = [] }: {
  root: EditorGroup; onChange: (root: EditorGroup) => void; catalogue: FieldCatalogue; counts?: ReadonlyMap<string, number>; faults?: ReadonlyMap<string, string>; notes?: string[];
}) {
  const t = useT();
  const [dragged, drag] = useState<string | null>(null);
  return (
    <BoardContext.Provider value={{ root, set: onChange, catalogue, counts, faults, dragged, drag }}>
      <div className="builder" role="group" aria-label={t('builder.label')}>
        <div className="row" style={{ margin: '12px 0 6px' }}>
          <Mode group={root} label={t('builder.between')} /><span className="t12 t3 between">{t('builder.between')}</span><span className="sp" />
          {counts.size > 0 && <span className="t12 t3 alone">{t('builder.alone')}</span>}
        </div>
        <Children group={root} depth={1} />
        <Adders group={root} depth={1} />
        {notes.length > 0 && <p className="row top t12 t3" style={{ padding: '12px 0 0 12px', maxWidth: 560 }}><Info size={14} aria-hidden style={{ marginTop: 2 }} /><span>{notes.join(t('builder.noteJoin'))}{t('builder.noteEnd')}</span></p>}
      </div>
    </BoardContext.Provider>
  );
}

function Mode({ group, label }: { group: EditorGroup; label: string }) {
  const t = useT();
  const { root, set } = useBoard();
  return (
    <span className="seg" role="group" aria-label={label}>
      {(['all', 'any'] as const).map((mode) => <button key={mode} type="button" aria-pressed={group.mode === mode} onClick={() => set(change(root, group.id, (node) => ({ ...node, mode }) as EditorGroup))}>{t(`builder.${mode}`)}</button>)}
    </span>
  );
}

function Children({ group, depth }: { group: EditorGroup; depth: number }) {
  const t = useT();
  return (
    <>
      {group.children.map((child, at) => {
        const word = child.not ? t('builder.exclude') : t(group.mode === 'all' ? 'builder.and' : 'builder.or');
        const framed = depth === 1 || child.kind === 'group';
        return (
          <Fragment key={child.id}>
            {(depth === 1 || child.kind === 'group') && (at > 0 || child.not) && <div className={child.not ? 'join b' : 'join b ac'}>{word}</div>}
            <div className={framed ? (depth % 2 ? 'card cluster' : 'card cluster inner') : undefined}>
              {child.kind === 'group' ? <Group group={child} depth={depth + 1} /> : <Condition condition={child} join={!framed && at > 0 ? word : undefined} />}
            </div>
          </Fragment>
        );
      })}
    </>
  );
}

function Group({ group, depth }: { group: EditorGroup; depth: number }) {
  const t = useT();
  const { root, set } = useBoard();
  return (
    <div role="group" aria-label={group.label ?? t('builder.group')}>
      <Movable node={group}>
        <Mode group={group} label={t('builder.inside')} />
        <input className="group-name t12" aria-label={t('builder.groupName')} placeholder={t('builder.groupName')} maxLength={40} value={group.label ?? ''}
          onChange={(event) => set(change(root, group.id, (node) => ({ ...node, label: event.target.value || undefined }) as EditorGroup))} />
        <span className="sp" />
        <Exclude node={group} />
        <button type="button" className="lk t12 t3" onClick={() => set(duplicate(root, group.id))}><Copy size={12} aria-hidden />{t('builder.copy')}</button>
        <button type="button" className="ib sm" aria-label={t('builder.removeGroup')} onClick={() => set(remove(root, group.id))}><X size={14} aria-hidden /></button>
      </Movable>
      <Children group={group} depth={depth} />
      <Adders group={group} depth={depth} />
    </div>
  );
}

/** `bare`: by its sign alone, where a line is short of room. */
function Exclude({ node, bare }: { node: EditorNode; bare?: boolean }) {
  const t = useT();
  const { root, set } = useBoard();
  return <button type="button" className={node.not ? 'btn sm on' : 'btn sm ghost'} aria-pressed={node.not} title={bare ? t('builder.exclude') : undefined} aria-label={bare ? t('builder.exclude') : undefined}
    onClick={() => set(change(root, node.id, (old) => ({ ...old, not: !old.not })))}><Ban size={12} aria-hidden />{!bare && t('builder.exclude')}</button>;
}

function Adders({ group, depth }: { group: EditorGroup; depth: number }) {
  const t = useT();
  const { root, set } = useBoard();
  const add = (node: EditorNode) => {
    set(append(root, group.id, node));
    const first = node.kind === 'group' ? node.children[0] : node;
    setTimeout(() => document.querySelector<HTMLElement>(`[data-node="${first?.id}"] select`)?.focus(), 0);
  };
  return (
    <div className="row g12 t12 adders">
      <button type="button" className="lk" onClick={() => add(newCondition())}><Plus size={12} aria-hidden />{t('builder.addCondition')}</button>
      {depth < DEPTH && <button type="button" className="lk" onClick={() => add(newGroup([newCondition()], group.mode === 'all' ? 'any' : 'all'))}><Plus size={12} aria-hidden />{t('builder.addGroup')}</button>}
      {depth === 1 && <button type="button" className="lk" onClick={() => add(newCondition(true))}><Plus size={12} aria-hidden />{t('builder.addExclusion')}</button>}
    </div>
  );
}

/** A line that can be dragged by its grip, or moved by the arrow keys on it. */
function Movable({ node, children }: { node: EditorNode; children: ReactNode }) {
  const t = useT();
  const { root, set, dragged, drag } = useBoard();
  const [over, setOver] = useState(false);
  const keys = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!by) return;
    event.preventDefault();
    set(step(root, node.id, by));
    const grip = event.currentTarget as HTMLElement;
    setTimeout(() => grip.focus(), 0);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; the keys are on its grip
    <div className={over ? 'rule-row over' : 'rule-row'} data-node={node.id}
      onDragOver={(event) => { if (dragged && dragged !== node.id) { event.preventDefault(); setOver(true); } }} onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); if (dragged) set(moveBefore(root, dragged, node.id)); drag(null); }}>
      <button type="button" className="ib sm t3 grip" aria-label={t('builder.move')} title={t('builder.move')} draggable onDragStart={(event) => { event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', node.id); drag(node.id); }}
        onDragEnd={() => drag(null)} onKeyDown={keys}><GripVertical size={14} aria-hidden /></button>
      {children}
    </div>
  );
}

function Condition({ condition, join }: { condition: EditorCondition; join?: string }) {
  const t = useT();
  const format = useFormat();
  const { root, set, catalogue, counts, faults } = useBoard();
  const field = catalogue.fields.find((each) => each.key === condition.field);
  const put = (next: EditorCondition) => set(change(root, condition.id, () => next));
  const complete = isComplete(condition, field);
  const fault = faults.get(condition.id);
  const count = counts.get(condition.id);
  return (
    <div role="group" aria-label={field ? format.label(field.label) : t('builder.condition')}>
      <Movable node={condition}>
        {join && <span className={condition.not ? 't12 b' : 't12 ac b'}>{join}</span>}
        <FieldSelect condition={condition} onChange={put} />
        {field?.params.map((param) => (
          <ParamInput key={param.key} param={param} condition={condition} catalogue={catalogue} invalid={Boolean(fault)} onChange={(value) => {
            const { [param.key]: _old, ...others } = condition.params;
            put({ ...condition, params: value === undefined ? others : { ...others, [param.key]: value } });
          }} />
        ))}
        {field && (
          <span className="in sm sel" style={{ width: format.language === 'zh' ? 92 : 132 }}>
            <select aria-label={t('builder.operator')} value={condition.op} onChange={(event) => put(withOp(condition, field, event.target.value))}>
              {field.ops.map((op) => <option key={op.key} value={op.key}>{format.label(op.label)}</option>)}
            </select>
          </span>
        )}
        {field && <ValueInput condition={condition} field={field} catalogue={catalogue} invalid={Boolean(fault)} onChange={(value) => put({ ...condition, value })} />}
        <span className="sp" />
        <span className="t12 t2 r alone">{complete && count !== undefined ? format.count(count) : ''}</span>
        <Exclude node={condition} bare />
        <button type="button" className="ib sm" aria-label={t('builder.remove')} onClick={() => set(remove(root, condition.id))}><X size={14} aria-hidden /></button>
      </Movable>
      {fault ? <p className="err-line" role="alert" style={{ paddingLeft: 32 }}><TriangleAlert size={12} aria-hidden />{fault}</p>
        : !complete && <p className="t12 soonc row g4" style={{ paddingLeft: 32, paddingBottom: 4 }}><TriangleAlert size={12} aria-hidden />{t('builder.incomplete')}</p>}
    </div>
  );
}

/** The fields by their groups, in the native list. */
function FieldSelect({ condition, onChange }: { condition: EditorCondition; onChange: (next: EditorCondition) => void }) {
  const t = useT();
  const format = useFormat();
  const { catalogue } = useBoard();
  const name = (field: RuleField) => field.params.reduce((words, param) => words.replace(`{${param.key}}`, param.key === 'days' ? t('builder.someDays') : format.label(param.label)), format.label(field.label));
  const groups = [...new Set(catalogue.fields.map((field) => format.label(field.group)))];
  return (
    <span className="in sm sel" style={{ flex: '4 1 150px', maxWidth: format.language === 'zh' ? 196 : 260 }}>
      <select aria-label={t('builder.field')} value={condition.field} onChange={(event) => onChange(withField(condition, catalogue.fields.find((each) => each.key === event.target.value)))}>
        <option value="">{t('builder.chooseField')}</option>
        {groups.map((group) => <optgroup key={group} label={group}>{catalogue.fields.filter((field) => format.label(field.group) === group).map((field) => <option key={field.key} value={field.key}>{name(field)}</option>)}</optgroup>)}
      </select>
    </span>
  );
}
