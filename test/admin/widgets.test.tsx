// @vitest-environment happy-dom
// Widgets keep what they promise: forms keep words, masks ask once, lists name their checkboxes, language never remounts.
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { AuthContext, DataProviderContext, ListContextProvider, NotificationContextProvider, UndoableMutationsContextProvider, useList } from 'ra-core';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '../support/words.ts';
import { DraftForm } from '../../admin/exams/DraftForm.tsx';
import { ScopeProvider } from '../../admin/layout/scope.tsx';
import { ScorecardList } from '../../admin/people/ScorecardList.tsx';
import { choose, when } from '../../admin/portal/language.ts';
import { chooseLanguage, LanguageProvider } from '../../admin/i18n/language.tsx';
import { gql, makeClient, setClient } from '../../admin/provider/client.ts';
import { Fault, faultOf } from '../../admin/provider/faults.ts';
import { useAsk } from '../../admin/provider/useOperation.ts';
import { knownViewer, signIn, signOut } from '../../admin/provider/viewer.ts';
import { DenseTable } from '../../admin/shared/DenseTable.tsx';
import { type Explanation, ExplainBody } from '../../admin/shared/Explain.tsx';
import { FormDialog } from '../../admin/shared/FormDialog.tsx';
import { FormFrame } from '../../admin/shared/FormFrame.tsx';
import { CheckField, ReferenceField, ReferencePicker, SelectField, TextField } from '../../admin/shared/fields.tsx';
import { forgetReason, MaskedPhone } from '../../admin/shared/Masked.tsx';
import { closeToast, Toasts, toast, toastDone, toastFault, toastUndo } from '../../admin/shared/Toasts.tsx';
import { Failed } from '../../admin/shared/states.tsx';
import { SelectionProvider } from '../../admin/shared/selection.ts';
import { conflictingFields } from '../../admin/shared/ConflictDialog.tsx';

test('a row that is not there is said so, not that the server is silent; a server that is silent is', () => {
  const { rerender } = render(<Frame><Failed what="标签" fault={new Fault('NOT_FOUND', '')} onRetry={() => {}} /></Frame>);
  expect([screen.getByRole('heading').textContent, screen.queryByRole('button')]).toEqual(['找不到这条记录', null]);
  rerender(<Frame><Failed what="标签" fault={new Fault('NETWORK', '')} onRetry={() => {}} /></Frame>);
  expect(screen.getByRole('alert').textContent).toContain('没有回答');
  rerender(<Frame><Failed what="标签" fault={new Fault('VALIDATION', 'Variable "$filter" got invalid value', { reason: 'DOCUMENT_INVALID' })} /></Frame>);
  expect(screen.getByRole('alert').textContent).toBe('读不到标签：网址里的条件或排序已经用不了');
});

const viewer = { id: '2', name: 'L', username: 'crm', sessionId: '1', roles: [], permissions: ['customers:read', 'customers:reveal'], rules: [] };
let asked: { query: string; variables: { input?: Record<string, unknown> } }[] = [];
let refuse: object | null = null;
const fetcher: typeof fetch = async (_, init) => {
  const body = JSON.parse(String(init?.body)) as (typeof asked)[number];
  asked.push(body);
  const data = body.query.includes('signIn(') ? { signIn: { viewer } } : body.query.includes('query Scorecards(') ? { scorecards: { total: 0, items: [] }, scorecardPeriods: { items: [] } } : body.query.includes('ScorecardPeriods') ? { scorecardPeriods: { items: CLOSED_MONTHS } } : body.query.includes('examTopics') ? { examTopics: { items: TOPICS } } : body.query.includes('revealField') ? { revealField: { value: '13800005678' } } : { viewer, signOut: true };
  return Response.json(refuse ? { data: null, errors: [refuse] } : { data });
};
const CLOSED_MONTHS = ['2024-08', '2024-09'].map((month, at) => ({ id: String(at + 1), fromOn: `${month}-01`, untilOn: at ? '2024-10-01' : '2024-09-01', state: 'CLOSED' }));
const TOPICS = [['money', '退款补偿', 'Refunds'], ['talk', '接待沟通', 'Talking'], ['food', '食品生鲜', 'Food'], ['law', '法规', 'Law']].map(([key, nameZh, nameEn], at) => ({ id: String(at + 1), version: 1, key, nameZh, nameEn }));
const provider = { create: vi.fn(), update: vi.fn(), getOne: vi.fn(), getList: vi.fn() };
const identity = { getIdentity: async () => ({ id: '2', fullName: 'L' }), checkError: async () => {}, logout: async () => {}, checkAuth: async () => {} };

function Frame({ children }: { children: ReactNode }) {
  return (
    <MemoryRouter><QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AuthContext.Provider value={identity as never}><DataProviderContext.Provider value={provider as never}>
        <LanguageProvider>{children}</LanguageProvider>
      </DataProviderContext.Provider></AuthContext.Provider>
    </QueryClientProvider></MemoryRouter>
  );
}
beforeEach(async () => {
  localStorage.clear();
  asked = [];
  refuse = null;
  forgetReason();
  provider.create.mockReset();
  provider.update.mockReset();
  setClient(makeClient(fetcher, 'http://localhost/graphql'));
  chooseLanguage('zh');
  await signIn('crm', 'x');
});
afterEach(async () => { cleanup(); await signOut(); vi.useRealTimers(); });

const record = { id: '7', version: 3, name: '王芳' };
const Form = ({ onSaved = () => {} }: { onSaved?: () => void }) => (
  <Frame><FormFrame resource="people" record={record} title="王芳" onSaved={onSaved}><TextField name="name" label="姓名" required /><TextField name="phone" label="手机号" /></FormFrame></Frame>
);
const rows = [{ id: '1', name: '王芳' }, { id: '2', name: '陈国强' }];
function List() {
  const list = useList({ data: rows, resource: 'people' });
  return <ListContextProvider value={list}><SelectionProvider><DenseTable label="顾客" pick columns={[{ key: 'name', label: '姓名', cell: (row) => row.name as string }]} nameOf={(row) => row.name as string} /></SelectionProvider></ListContextProvider>;
}

describe('a refusal that says where it is put right', () => {
  const refusal = new Fault('POLICY', '没有有效的「生鲜上岗证」，不能接这类工单', { reason: 'TICKET_CANNOT_TAKE', link: { resource: 'Course', id: '12' } });
  test('a dialog and a toast show the course as a link; who may not read courses is led to the own training', async () => {
    const sent = vi.fn(async () => { throw refusal; });
    render(<Frame><FormDialog title="分派" act="确定" onSend={sent} onClose={() => {}}>{null}</FormDialog></Frame>);
    fireEvent.click(screen.getByRole('button', { name: '确定' }));
    await screen.findByText(/没有有效的/);
    expect(screen.getByRole('link', { name: '打开课程', hidden: true }).getAttribute('href')).toBe('/myTraining');
    cleanup();
    render(<Frame><UndoableMutationsContextProvider><NotificationContextProvider><Toasts /></NotificationContextProvider></UndoableMutationsContextProvider></Frame>);
    act(() => { toastFault(refusal); });
    expect(screen.getByRole('alert').textContent).toContain('生鲜上岗证');
    expect(screen.getByRole('link', { name: '打开课程' }).getAttribute('href')).toBe('/myTraining');
  });
  test('its place comes over the wire', () => {
    expect(faultOf([{ message: '不能', extensions: { code: 'POLICY', reason: 'TICKET_CANNOT_TAKE', link: { resource: 'Exam', id: '3' } } }]).link).toEqual({ resource: 'Exam', id: '3' });
  });
});

test('toasts stand one at a time: what can still be undone before what was only done, a fault before both; what runs on lives behind them', () => {
  render(<Frame><UndoableMutationsContextProvider><NotificationContextProvider><Toasts /></NotificationContextProvider></UndoableMutationsContextProvider></Frame>);
  const seen = () => [...document.querySelectorAll<HTMLElement>('.toast')].filter((one) => one.style.display !== 'none').map((one) => one.textContent);
  const shut = (upTo: number) => act(() => { for (let id = 0; id <= upTo; id += 1) closeToast(id); });
  shut(1_000);
  const ids: number[] = [];
  act(() => { ids.push(toast('正在导出', null), toastDone('一'), toastDone('二')); });
  expect([seen(), document.querySelectorAll('.toast').length]).toEqual([['二'], 2]);
  act(() => { toastUndo('已接手', () => {}); ids.push(toastDone('三')); });
  expect(seen()).toEqual([expect.stringContaining('已接手')]);
  act(() => { ids.push(toastFault('没有成功')); });
  expect(seen()).toEqual(['没有成功']);
  shut(1_000);
  expect(seen()).toEqual([]);
});

describe('a form', () => {
  const field = (name: string) => screen.getByLabelText(new RegExp(name)) as HTMLInputElement;

  test('keeps what is typed when the language changes', async () => {
    render(<Form />);
    fireEvent.change(field('手机号'), { target: { value: '138' } });
    const before = field('手机号');
    act(() => chooseLanguage('en'));
    expect(await screen.findByText('Save changes')).toBeTruthy();
    expect(field('手机号')).toBe(before);
    expect(before.value).toBe('138');
    expect(document.documentElement.lang).toBe('en');
  });
  test('keeps a draft on this device that survives a reload', async () => {
    const first = render(<Form />);
    await screen.findByText('保存修改');
    await act(async () => { await new Promise((done) => setTimeout(done, 20)); });
    fireEvent.change(field('手机号'), { target: { value: '1381' } });
    await waitFor(() => expect(Object.keys(localStorage).some((key) => key.includes('draft') && key.includes('people.7'))).toBe(true));
    first.unmount();
    render(<Form />);
    await waitFor(() => expect(field('手机号').value).toBe('1381'));
    fireEvent.click(screen.getByText('放弃草稿'));
    expect(field('手机号').value).toBe('');
  });
  test('puts a server error under its field, named by it', async () => {
    provider.update.mockRejectedValue(new Fault('VALIDATION', '有误', { fields: { phone: '少 1 位' } }));
    render(<Form />);
    fireEvent.change(field('手机号'), { target: { value: '1' } });
    fireEvent.click(screen.getByText('保存修改'));
    const error = await screen.findByText('少 1 位');
    expect(field('手机号').getAttribute('aria-describedby')).toContain(error.closest('[id]')?.id);
    expect(field('手机号').getAttribute('aria-invalid')).toBe('true');
  });
  test('does not send while a required field is empty', async () => {
    render(<Form />);
    fireEvent.change(field('姓名'), { target: { value: '' } });
    fireEvent.click(screen.getByText('保存修改'));
    expect(await screen.findByText('必填')).toBeTruthy();
    expect(provider.update).not.toHaveBeenCalled();
  });
  test('a conflict is settled field by field, over the version that stands now', async () => {
    provider.update.mockRejectedValueOnce(new Fault('CONFLICT', 'x', { current: { id: '7', version: 4, name: '王芳芳' } })).mockResolvedValueOnce({ data: record });
    const saved = vi.fn();
    render(<Form onSaved={saved} />);
    fireEvent.change(field('姓名'), { target: { value: '王方' } });
    fireEvent.click(screen.getByText('保存修改'));
    fireEvent.click(await screen.findByText('按结果保存'));
    await waitFor(() => expect(saved).toHaveBeenCalled());
    expect(provider.update.mock.calls[1]?.[1]).toMatchObject({ data: { name: '王方' }, previousData: { version: 4, name: '王芳芳' } });
  });
  test('a conflict says rows, choices and yes or no in words, and sends what stands behind them', async () => {
    const stores: Record<string, { id: string; nameZh: string }> = { 11: { id: '11', nameZh: '静安店' }, 12: { id: '12', nameZh: '徐汇店' }, 13: { id: '13', nameZh: '浦东店' } };
    provider.getList.mockResolvedValue({ data: Object.values(stores), total: 3 });
    provider.getOne.mockImplementation(async (_: string, { id }: { id: string }) => { const data = stores[id]; if (!data) throw new Error('not seen'); return { data }; });
    const before = { id: '7', version: 3, storeId: '11', managerId: null, level: 'L1', isIntern: false };
    const theirs = { ...before, version: 4, storeId: '13', managerId: '99', level: 'L3', isIntern: true };
    provider.update.mockRejectedValueOnce(new Fault('CONFLICT', 'x', { current: theirs })).mockResolvedValueOnce({ data: { id: '7' } });
    render(
      <Frame><FormFrame resource="people" record={before} title="王芳" labels={{ storeId: '门店', managerId: '上级', level: '职级', isIntern: '实习' }} onSaved={() => {}}>
        <ReferenceField name="storeId" label="门店" resource="stores" say={(row) => String(row.nameZh)} /><ReferenceField name="managerId" label="上级" resource="stores" say={(row) => String(row.nameZh)} />
        <SelectField name="level" label="职级" choices={[{ value: 'L1', label: '专员' }, { value: 'L2', label: '主管' }, { value: 'L3', label: '经理' }]} /><CheckField name="isIntern" label="实习" />
      </FormFrame></Frame>,
    );
    fireEvent.change(field('职级'), { target: { value: 'L2' } });
    fireEvent.click(screen.getByText('保存修改'));
    const cells = async (label: string) => {
      const row = (await screen.findByRole('rowheader', { name: label })).closest('tr') as HTMLElement;
      return () => [...row.querySelectorAll('td')].map((cell) => cell.textContent);
    };
    const [store, manager, level, intern] = [await cells('门店'), await cells('上级'), await cells('职级'), await cells('实习')];
    // Yours, theirs, and what it will be: theirs where only they changed it.
    await waitFor(() => expect(store()).toEqual(['静安店', '浦东店', '浦东店']));
    expect(level()).toEqual(['主管', '经理', '主管']);
    expect(intern()).toEqual(['否', '是', '是']);
    // Who may not be seen stays a number.
    await waitFor(() => expect(manager()).toEqual(['–', '99', '99']));
    fireEvent.click(screen.getByText('按结果保存'));
    await waitFor(() => expect(provider.update).toHaveBeenCalledTimes(2));
    expect(provider.update.mock.calls[1]?.[1].data).toMatchObject({ storeId: '13', level: 'L2', isIntern: true });
  });

  test('only fields that both changed conflict', () => {
    expect(conflictingFields({ a: 1, b: 2, c: 3 }, { a: 1, b: 5, c: 9, version: 4 }, { a: 0, b: 2, c: 3 })).toEqual(['b', 'c']);
  });
});

describe('a masked phone', () => {
  test('asks a reason once, shows the whole number, and hides it after 30 seconds', async () => {
    render(<Frame><MaskedPhone id="9" phone="138****5678" /></Frame>);
    fireEvent.click(await screen.findByText('显示'));
    fireEvent.change(await screen.findByLabelText('原因'), { target: { value: '回电' } });
    vi.useFakeTimers({ shouldAdvanceTime: true });
    fireEvent.click(screen.getByText('显示 30 秒'));
    expect(await screen.findByText('13800005678')).toBeTruthy();
    expect(asked.at(-1)?.variables.input).toEqual({ resource: 'Customer', id: '9', field: 'phone', reason: '回电' });
    await act(async () => { await vi.advanceTimersByTimeAsync(31_000); });
    expect(screen.queryByText('13800005678')).toBeNull();
    expect(screen.getByText('138****5678')).toBeTruthy();
    fireEvent.click(screen.getByText('显示'));
    expect(await screen.findByText('13800005678')).toBeTruthy();
  });
  test('a reason of one letter is not sent', async () => {
    render(<Frame><MaskedPhone id="9" phone="138****5678" /></Frame>);
    fireEvent.click(await screen.findByText('显示'));
    fireEvent.change(await screen.findByLabelText('原因'), { target: { value: 'x' } });
    fireEvent.click(screen.getByText('显示 30 秒'));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(asked.some((call) => call.query.includes('revealField'))).toBe(false);
  });
});

test('every checkbox of a list is named, and picking a row marks it', async () => {
  render(<Frame><List /></Frame>);
  const box = await screen.findByLabelText('选择 陈国强');
  fireEvent.click(box);
  expect(box.closest('tr')?.getAttribute('aria-selected')).toBe('true');
  expect(screen.getByLabelText('选择这一页')).toBeTruthy();
});

test('an explanation says value, requirement and rule, and its rows open', () => {
  const explanation: Explanation = {
    label: { zh: '近 365 天消费', en: 'Spend' }, value: '68420.50', unit: { zh: '元', en: 'CNY' }, rule: { key: 'high', version: 3 }, rows: { resource: 'purchases', filter: { customerId: { eq: '1' } }, count: 96 },
    inputs: [{ label: { zh: '高价值', en: 'High' }, value: true, holds: true, required: { zh: '要求超过 50,000 元', en: 'required: over 50,000' }, inputs: [] }],
  };
  render(<Frame><ExplainBody explanation={explanation} /></Frame>);
  expect(screen.getByText('68,420.50 元')).toBeTruthy();
  expect(screen.getByText('要求超过 50,000 元')).toBeTruthy();
  expect(screen.getByText('打开全部 96 条').getAttribute('href')).toContain('/purchases?filter=');
});

test('a session that ends under the page is noticed and taken up again', async () => {
  refuse = { message: '先登录', extensions: { code: 'UNAUTHENTICATED' } };
  const { ReloginDialog } = await import('../../admin/layout/ReloginDialog.tsx');
  const { request, gql } = await import('../../admin/provider/client.ts');
  render(<Frame><ReloginDialog /></Frame>);
  await act(async () => { await request(gql`{ a }`).catch(() => {}); });
  expect(await screen.findByText('登录已过期')).toBeTruthy();
  refuse = null;
  fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'x' } });
  fireEvent.click(screen.getByText('继续'));
  await waitFor(() => expect(screen.queryByText('登录已过期')).toBeNull());
  expect((await knownViewer())?.id).toBe('2');
});

test('whoever reads scorecards goes back to any month that was closed, without the bar above', async () => {
  render(<Frame><ScopeProvider><ScorecardList /></ScopeProvider></Frame>);
  const months = await screen.findByLabelText(/哪一期/);
  await screen.findByText(/2024 ?年 ?8 ?月.*已关闭/);
  fireEvent.change(months, { target: { value: '2024-08-01' } });
  await waitFor(() => expect(asked.filter((one) => one.query.includes('query Scorecards(')).at(-1)?.variables).toMatchObject({ kind: 'MONTH', fromOn: '2024-08-01' }));
  expect((months as HTMLSelectElement).value).toBe('2024-08-01');
});

test('topics of questions are picked by their names in either language; rows that are written keep what was chosen when one above them goes', async () => {
  const draw = (tag: string) => ({ tags: [tag], difficulty: null, count: 1, points: '5' });
  const draft = { minutes: 30, attempts: 3, waitHours: 24, passMark: '80', isShuffled: true, isBlind: true, review: 'RESULT', failuresToTransfer: null, paper: { draws: [draw('money'), draw('our own'), draw('food')] } };
  const saved = vi.fn(async () => {});
  render(<Frame><DraftForm draft={draft} onSave={saved} onCancel={() => {}} onTry={() => {}} /></Frame>);
  await screen.findAllByText('退款补偿');
  const chosen = (): string[][] => screen.getAllByRole('group', { name: /^(主题|Topics)/ }).map((group) => [...group.querySelectorAll('label')].filter((one) => one.querySelector<HTMLInputElement>('input')?.checked).map((one) => one.textContent ?? ''));
  expect(chosen()).toEqual([['退款补偿'], ['our own'], ['食品生鲜']]);
  fireEvent.click(screen.getAllByLabelText('法规')[2] as Element);
  fireEvent.click(screen.getByRole('button', { name: '去掉第 1 组' }));
  expect(chosen()).toEqual([['our own'], ['食品生鲜', '法规']]);
  fireEvent.click(screen.getByRole('button', { name: '再加一组' }));
  act(() => chooseLanguage('en'));
  expect(chosen()).toEqual([['our own'], ['Food', 'Law'], []]);
  fireEvent.click(screen.getByRole('button', { name: 'Save draft' }));
  await waitFor(() => expect(saved).toHaveBeenCalledWith(expect.objectContaining({ paper: { draws: [expect.objectContaining({ tags: ['our own'] }), expect.objectContaining({ tags: ['food', 'law'] }), expect.objectContaining({ tags: [] })] } })));
});

const ASK = gql`query Viewer { viewer { id } }`;
function Writing() {
  const { data, error, refetch } = useAsk(ASK);
  if (error) return <p>gone</p>;
  return data ? <><input aria-label="draft" /><button type="button" onClick={() => void refetch()}>again</button></> : null;
}
test.each([
  ['INTERNAL', true], ['UNAUTHENTICATED', true], ['NOT_FOUND', false], ['FORBIDDEN', false],
])('a page that is read again keeps what is typed on it when the answer is %s: %s', async (code, stays) => {
  render(<Frame><Writing /></Frame>);
  fireEvent.change(await screen.findByLabelText('draft'), { target: { value: 'half a reply' } });
  refuse = { message: code, extensions: { code } };
  const before = asked.length;
  fireEvent.click(screen.getByText('again'));
  await waitFor(() => expect(asked.length).toBeGreaterThan(before));
  if (!stays) return void (await screen.findByText('gone'));
  await new Promise((done) => { setTimeout(done, 30); });
  expect(screen.getByLabelText<HTMLInputElement>('draft').value).toBe('half a reply');
});

test('what is typed into a picker stays when the words of what was chosen arrive late', async () => {
  const rows = [{ id: '1', nameZh: '一店' }, { id: '2', nameZh: '二店' }];
  let arrive = (_: unknown): void => {};
  provider.getOne.mockImplementation(() => new Promise((done) => { arrive = done; }));
  provider.getList.mockImplementation(async (_: string, { filter }: { filter: { q?: string } }) => ({ data: rows.filter((row) => row.nameZh.includes(filter.q ?? '')), total: 2 }));
  const chosen = vi.fn();
  render(<Frame><ReferencePicker label="门店" resource="stores" say={(row) => String(row.nameZh)} value="1" onChange={chosen} /></Frame>);
  const input = screen.getByLabelText<HTMLInputElement>('门店');
  input.focus();
  fireEvent.change(input, { target: { value: '二' } });
  await act(async () => { arrive({ data: rows[0] }); });
  expect(input.value).toBe('二');
  await waitFor(() => expect(screen.getAllByRole('option').map((one) => one.textContent)).toEqual(['二店']));
  fireEvent.click(screen.getByRole('option'));
  expect(chosen).toHaveBeenCalledWith('2', rows[1]);
  expect(input.value).toBe('一店');
});

describe('an instant on a customer’s page', () => {
  // Half past four in the afternoon of the 30th by UTC is half past midnight of the 1st in Shanghai.
  const late = '2026-11-30T16:30:00.000Z';
  test.each([
    ['Asia/Shanghai', '2026-11-30T15:00:00.000Z', /^明天 ?00:30$/], ['Asia/Shanghai', '2026-11-30T16:10:00.000Z', /^今天 ?00:30$/], ['Asia/Shanghai', '2026-12-02T02:00:00.000Z', /^昨天 ?00:30$/],
    ['Europe/Berlin', '2026-11-30T15:00:00.000Z', /^今天 ?17:30$/], ['Asia/Shanghai', '2027-01-05T02:00:00.000Z', /^2026年12月1日 00:30$/],
  ])('is said by the clock of %s at %s, whatever the browser’s is', (zone, now, said) => {
    const before = localStorage.getItem('aftercare.language');
    choose('zh');
    expect(when(late, new Date(now), zone)).toMatch(said);
    if (before === null) localStorage.removeItem('aftercare.language'); else localStorage.setItem('aftercare.language', before);
  });
});
