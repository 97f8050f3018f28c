// The roles: what their words add up to, who may touch whom, and how hidden values look.
import { describe, expect, test } from 'vitest';
import '../../schema/entities.ts';
import { allNouns } from '../../schema/base.ts';
import { PERMISSIONS, type Permission } from '../../schema/permission.ts';
import type { Context, Viewer } from '../../server/core/context.ts';
import type { AppError } from '../../server/core/errors.ts';
import { planShape } from '../../server/core/read/rights.ts';
import { abilityOf, packedRulesOf } from '../../server/platform/access/ability.ts';
import { MUTATION_GATES, QUERY_GATES } from '../../server/platform/access/mutation.matrix.ts';
import { NEVER_BY_KEY, SHIPPED_ROLES, type ShippedRole } from '../../server/platform/access/roles.matrix.ts';
import { pass } from '../../server/platform/access/root-guard.ts';
import { ANONYMOUS, reachesOf, systemViewer, type Grant } from '../../server/platform/access/viewer.ts';
import '../../server/platform/auth/auth.messages.ts';
import { checkGrant, checkMaker, checkStronger, checkUsername } from '../../server/platform/auth/user.rules.ts';
import { checkPassword } from '../../server/platform/auth/password.ts';
import { kindOf, newKey, newToken } from '../../server/platform/auth/tokens.ts';
import { cookieToken, isOwnOrigin } from '../../server/platform/auth/authenticate.ts';
import { mask } from '../../server/platform/privacy/masks.rules.ts';
import { subject } from '@casl/ability';
import { unpackRules } from '@casl/ability/extra';

const roles = SHIPPED_ROLES as Record<string, ShippedRole>;
const grant = (role: string, scope: Grant['scope'], more: Partial<Grant> = {}): Grant => ({
  key: role, nameZh: '', nameEn: '', words: roles[role]?.words ?? [], scope, storeId: null, regionId: null, regionStoreIds: null, ...more,
});
const viewerOf = (...grants: Grant[]): Viewer => {
  const reaches = reachesOf(grants);
  return { ...ANONYMOUS, kind: 'user', userId: '1', employeeId: '9', reaches };
};

describe('the shipped roles', () => {
  test('hold known words, each once, and every word is held by somebody', () => {
    const held = new Set<string>();
    for (const [key, role] of Object.entries(roles)) {
      expect(new Set(role.words).size, key).toBe(role.words.length);
      for (const word of role.words) { expect(PERMISSIONS, `${key} ${word}`).toContain(word); held.add(word); }
    }
    expect(PERMISSIONS.filter((word) => !held.has(word))).toEqual([]);
  });

  test('the administrator reads no pay, HR and finance no customers, the employee nothing but staff, own events, own actions and own training', () => {
    expect(roles.admin?.words).not.toContain('staff:read-pay');
    for (const key of ['hr', 'finance', 'quality', 'inspector', 'shopper', 'employee']) {
      expect(roles[key]?.words.filter((word) => word.startsWith('customers:') || word.startsWith('segments:')), key).toEqual([]);
    }
    expect(roles.employee?.words.every((word) => word.startsWith('staff:read') || word === 'platform:read-own-events' || word === 'quality:read' || word === 'training:learn')).toBe(true);
    expect(roles.employee?.widest).toBe('OWN');
  });

  test('the right to unmask is nobody’s beyond the desks, and never a key’s', () => {
    const revealers = Object.entries(roles).filter(([, role]) => role.words.includes('customers:reveal')).map(([key]) => key);
    expect(revealers).toEqual(['admin', 'crm', 'supervisor', 'manager', 'agent']);
    expect(roles.api?.words.some((word) => NEVER_BY_KEY.has(word))).toBe(false);
    const reaches = reachesOf([grant('admin', 'ALL')], NEVER_BY_KEY);
    for (const word of NEVER_BY_KEY) expect(reaches.has(word), word).toBe(false);
    expect(reaches.has('customers:read')).toBe(true);
  });

  test('export is a right of its own below the head office: agents and managers read, but do not carry away', () => {
    for (const key of ['agent', 'manager', 'api', 'employee', 'inspector']) expect(roles[key]?.words, key).not.toContain('customers:export');
  });
});

describe('reach', () => {
  test('several roles add up word by word and do not lend each other their scope', () => {
    const viewer = viewerOf(grant('agent', 'STORE', { storeId: '7' }), grant('supervisor', 'REGION', { regionId: '1', regionStoreIds: ['2', '10'] }));
    expect(viewer.reaches.get('customers:read')).toEqual({ all: false, storeIds: ['2', '7', '10'], own: true });
    // The address is the agent's word alone: it reaches the agent's store, not the supervisor's region.
    expect(viewer.reaches.get('customers:address')).toEqual({ all: false, storeIds: ['7'], own: true });
    expect(viewer.reaches.get('customers:export')).toEqual({ all: false, storeIds: ['2', '10'], own: true });
    expect(viewer.reaches.get('customers:erase')).toBeUndefined();
  });
  test('a wider grant swallows the narrower one', () => {
    expect(viewerOf(grant('crm', 'ALL'), grant('agent', 'STORE', { storeId: '7' })).reaches.get('customers:read')?.all).toBe(true);
  });
  test('an empty region reaches nothing, an own scope reaches own rows only, unknown words count for nothing', () => {
    expect(viewerOf(grant('supervisor', 'REGION', { regionId: '3' })).reaches.get('customers:read')).toEqual({ all: false, storeIds: [], own: true });
    expect(viewerOf(grant('employee', 'OWN')).reaches.get('staff:read-pay')).toEqual({ all: false, storeIds: [], own: true });
    expect(viewerOf(grant('agent', 'ALL', { words: ['customers:fly' as Permission, '__proto__' as Permission] })).reaches.size).toBe(0);
  });
  test('the shape tells words and kinds of reach apart, not stores', () => {
    const at = (storeId: string) => planShape(viewerOf(grant('agent', 'STORE', { storeId })));
    expect(at('1')).toBe(at('2'));
    expect(at('1')).not.toBe(planShape(viewerOf(grant('agent', 'ALL'))));
    expect(at('1')).not.toBe(planShape(viewerOf(grant('agent', 'OWN'))));
    expect(at('1')).not.toBe(planShape(viewerOf(grant('manager', 'STORE', { storeId: '1' }))));
    const words = new Set(Object.values(roles).map((role) => [...role.words].sort().join()));
    expect(new Set(Object.keys(roles).map((key) => planShape(viewerOf(grant(key, 'ALL'))))).size).toBe(words.size);
  });
});

describe('the gates', () => {
  const ctx = (viewer: Viewer): Context => ({ viewer }) as Context;
  const may = (viewer: Viewer, gate: Parameters<typeof pass>[1]): boolean => { try { pass(ctx(viewer), gate); return true; } catch { return false; } };
  test('name known words only', () => {
    for (const [field, gate] of Object.entries({ ...MUTATION_GATES, ...QUERY_GATES })) {
      if (typeof gate === 'string' && ['anybody', 'signed-in', 'person'].includes(gate)) continue;
      for (const word of typeof gate === 'string' ? [gate] : gate) expect(PERMISSIONS, field).toContain(word);
    }
  });
  test('open to who holds the word, shut to others; a key is no person', () => {
    const agent = viewerOf(grant('agent', 'STORE', { storeId: '1' }));
    expect(may(ANONYMOUS, 'anybody')).toBe(true);
    expect(may(ANONYMOUS, 'signed-in')).toBe(false);
    expect(may(agent, 'customers:write')).toBe(true);
    expect(may(agent, 'customers:export')).toBe(false);
    expect(may(agent, ['customers:export', 'customers:write'])).toBe(true);
    expect(may(agent, 'person')).toBe(true);
    expect(may({ ...agent, kind: 'apiKey' }, 'person')).toBe(false);
    expect(may(systemViewer(), 'customers:erase')).toBe(true);
  });
});

describe('packed rules', () => {
  test('say on the console what the words say on the server', () => {
    const viewer = viewerOf(grant('agent', 'STORE', { storeId: '7' }));
    const ability = abilityOf(viewer);
    for (const word of PERMISSIONS) {
      const [module = '', verb = ''] = word.split(':');
      expect(ability.can(verb, module), word).toBe(viewer.reaches.has(word));
    }
    expect(ability.can('read', subject('Customer', { storeId: '7' }) as never)).toBe(true);
    expect(ability.can('read', subject('Customer', { storeId: '8' }) as never)).toBe(false);
    expect(ability.can('read', subject('Customer', { storeId: '7' }) as never, 'birthday')).toBe(false);
    expect(ability.can('read', subject('Customer', { storeId: '7' }) as never, 'phone')).toBe(true);
    expect(unpackRules(packedRulesOf(viewer)).length).toBe(ability.rules.length);
  });
  test('no noun opens without its word', () => {
    const nobody = abilityOf(viewerOf(grant('shopper', 'OWN', { words: ['platform:read-own-events'] })));
    for (const noun of allNouns()) {
      if (noun.read !== 'platform:read-own-events') expect(nobody.can('read', noun.name), noun.name).toBe(false);
    }
  });
});

describe('accounts', () => {
  const admin = viewerOf(grant('admin', 'ALL'));
  const hr = viewerOf(grant('hr', 'ALL'));
  test('HR cannot take over the account of somebody who holds more', () => {
    expect(() => checkStronger(hr.reaches, [grant('employee', 'OWN')])).not.toThrow();
    expect(() => checkStronger(hr.reaches, [])).not.toThrow();
    for (const key of ['admin', 'crm', 'agent', 'finance', 'api']) expect(() => checkStronger(hr.reaches, [grant(key, 'OWN')]), key).toThrow();
    expect(() => checkStronger(admin.reaches, [grant('hr', 'ALL')])).not.toThrow();
  });
  test('nobody grants themselves a role', () => {
    expect(() => checkMaker('1', '1')).toThrow(expect.objectContaining({ code: 'FORBIDDEN', reason: 'GRANT_SELF' }));
    expect(() => checkMaker('1', '2')).not.toThrow();
  });
  test('a grant never reaches further than its role', () => {
    const shipped = (key: string) => ({ key, isShipped: true, nameZh: '客服专员', nameEn: 'Service agent' });
    expect(() => checkGrant(shipped('agent'), { scope: 'STORE', storeId: '1', startsOn: '2026-01-01' })).not.toThrow();
    try { checkGrant(shipped('agent'), { scope: 'ALL', startsOn: '2026-01-01' }); expect.unreachable(); } catch (error) {
      const said = (['zh', 'en'] as const).map((locale) => (error as AppError).extensions(locale).fields as Record<string, { message: string }>);
      expect(said.map((fields) => fields['input.scope']?.message)).toEqual(['角色「客服专员」最大范围是「一家门店」', 'The role “Service agent” reaches as far as one store at most']);
    }
    expect(() => checkGrant(shipped('employee'), { scope: 'STORE', storeId: '1', startsOn: '2026-01-01' })).toThrow();
    expect(() => checkGrant(shipped('agent'), { scope: 'STORE', startsOn: '2026-01-01' })).toThrow();
    expect(() => checkGrant(shipped('agent'), { scope: 'OWN', storeId: '1', startsOn: '2026-01-01' })).toThrow();
    expect(() => checkGrant(shipped('crm'), { scope: 'ALL', startsOn: '2026-01-02', endsOn: '2026-01-02' })).toThrow();
    expect(() => checkGrant({ key: 'mine', isShipped: false, nameZh: '', nameEn: '' }, { scope: 'ALL', startsOn: '2026-01-02' })).not.toThrow();
  });
  test('user names that look alike or hide characters are refused', () => {
    for (const good of ['li', 'wang.fang', 'a-1']) expect(() => checkUsername(good), good).not.toThrow();
    for (const bad of ['a', '', 'Li', 'li ', '.li', 'l\u200bi', 'лi', 'a'.repeat(41), 'a\0b']) expect(() => checkUsername(bad), JSON.stringify(bad)).toThrow();
  });
  test('passwords that anybody would try first are refused', () => {
    for (const good of ['aftercare-demo', '一二三四五六七八九十', 'correct horse battery']) expect(() => checkPassword(good, 'li', 'p'), good).not.toThrow();
    for (const bad of ['short', 'aaaaaaaaaaaa', '1234567890', 'password123', 'wangfang2024', 'x'.repeat(1025)]) expect(() => checkPassword(bad, 'wangfang', 'p'), bad).toThrow();
  });
});

describe('what callers carry', () => {
  test('only the two kinds of secret are looked up at all', () => {
    expect(kindOf(newToken())).toBe('session');
    expect(kindOf(newKey())).toBe('apiKey');
    for (const rubbish of ['', 'ak_', 'eyJhbGciOiJub25lIn0.e30.', newToken().slice(1), `${newToken()}=`, `ak_${newToken()}x`, 'x'.repeat(8192), 'ak_\0']) {
      expect(kindOf(rubbish), rubbish.slice(0, 20)).toBeNull();
    }
  });
  test('the cookie is found among others, and only under its whole name', () => {
    expect(cookieToken('a=1; aftercare_session=abc; b=2')).toBe('abc');
    expect(cookieToken('xaftercare_session=abc')).toBeNull();
    expect(cookieToken('aftercare_session=')).toBeNull();
    expect(cookieToken(undefined)).toBeNull();
  });
  test('a cookie speaks for our own origin only', () => {
    expect(isOwnOrigin(undefined, 'shop:4000')).toBe(true);
    expect(isOwnOrigin('http://shop:4000', 'shop:4000')).toBe(true);
    expect(isOwnOrigin('https://care.example.com', 'internal:4000', 'https://care.example.com')).toBe(true);
    for (const foreign of ['null', 'http://evil.example', 'http://shop:4000.evil.example', 'http://shop', 'chrome-extension://shop:4000', 'http://evil/?shop:4000', '']) {
      expect(isOwnOrigin(foreign, 'shop:4000', 'https://care.example.com'), foreign).toBe(false);
    }
  });
});

test('hidden values keep their form and nothing else', () => {
  expect(mask('phone', '+8613812345678')).toBe('138****5678');
  expect(mask('phone', '+442079460000')).toBe('****0000');
  expect(mask('phone', '12345')).toBe('****');
  expect(mask('email', 'wang@example.com')).toBe('w***@example.com');
  expect(mask('name', '王芳')).toBe('王**');
  expect(mask('name', null)).toBeNull();
});
