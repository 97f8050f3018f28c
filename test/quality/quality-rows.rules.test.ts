// Rows of the requirements that are kept as data: what is shipped says their figures, each where it is used. Pure.
import { describe, expect, test } from 'vitest';
import { RiskKind } from '../../schema/quality/risk-alert.ts';
import { RemedyKind } from '../../schema/tickets/liability.ts';
import { parseForm } from '../../server/forms/content.rules.ts';
import { dimensionsOf, measureOf } from '../../server/measures/measures.registry.ts';
import { SHIPPED_RULES } from '../../server/quality/alert.shipped.rules.ts';
import { TICKET_SHEET_FORM } from '../../server/quality/ticket-quality/shipped-sheet.rules.ts';
import { GIVEN_AS } from '../../server/tickets/liability/liability.rules.ts';
import { SHIPPED_PLAYBOOKS } from '../../server/tickets/playbooks/shipped.rules.ts';
import '../../server/measures.ts';

const scenario = (key: string) => SHIPPED_PLAYBOOKS.find((one) => one.key === key);
const stepsOf = (key: string) => scenario(key)?.content.steps ?? [];
const { sections } = parseForm(TICKET_SHEET_FORM.content);

describe('rows kept as data', () => {
  test('C-05: by the three guarantees the customer chooses between repair, exchange and return, and the store can give each', () => {
    const choose = stepsOf('product-fault').find((one) => one.source === 'C-05');
    expect(choose?.zh).toBe('按三包让顾客选：修、换、退');
    for (const kind of [RemedyKind.REPAIR, RemedyKind.REPLACE, RemedyKind.REFUND]) expect(GIVEN_AS[kind]).toBeTruthy();
    // To know and to claim: complaints that name the law or the authorities are a risk of their own.
    expect(SHIPPED_RULES.find((one) => one.riskKind === RiskKind.LAW)?.rule.proposal?.zh).toContain('消费者权益保护法');
  });

  test('C-16: colour, breakage, size and installation are kinds of their own, counted by kind and how often', () => {
    expect(['colour-difference', 'tile-breakage', 'tile-size', 'installation-fault'].map((key) => Boolean(scenario(key)))).toEqual([true, true, true, true]);
    const uses = measureOf('playbookUses.count');
    if (!uses) throw new Error('Uses of playbooks are not counted');
    expect(uses.kind).toBe('COUNT');
    expect(dimensionsOf(uses).map((one) => one.key)).toEqual(expect.arrayContaining(['PLAYBOOK', 'STORE']));
  });

  test('C-36: from receiving to acceptance each step that changes hands has its quality point: a proof without which it is not done', () => {
    const proofs = Object.fromEntries(stepsOf('hollow-tile').map((one) => [one.key, [one.who, ...(one.evidence ?? [])]]));
    expect(proofs).toMatchObject({ hear: ['AGENT', 'NOTE'], photo: ['AGENT', 'PHOTO'], visit: ['TECHNICIAN', 'MEASUREMENT', 'PHOTO'], liability: ['TECHNICIAN', 'NOTE'], agree: ['AGENT', 'SIGNATURE'], redo: ['TECHNICIAN', 'SIGNATURE', 'PHOTO'] });
  });

  test('D-27: satisfaction, efficiency, quality by attitude and skill, and resolution: each has its section on the sheet and its measures', () => {
    expect(sections.map((one) => [one.key, one.weight])).toEqual([['attitude', '30'], ['efficiency', '20'], ['skill', '25'], ['outcome', '25']]);
    expect(sections.find((one) => one.key === 'outcome')?.questions.map((one) => one.key)).toEqual(expect.arrayContaining(['solved', 'called-back']));
    for (const key of ['tickets.satisfiedShare', 'surveyResponses.satisfiedRate', 'tickets.answeredIn24h', 'tickets.resolutionRate', 'ticketQuality.score']) expect([key, Boolean(measureOf(key))]).toEqual([key, true]);
  });

  test('D-28: what is counted and what is said stand on one sheet: scored questions beside what was done well and what could be better', () => {
    const asked = sections.flatMap((one) => one.questions);
    expect(asked.filter((one) => one.type === 'TEXT').map((one) => [one.key, one.source])).toEqual([['praise', 'D-28'], ['better', 'D-28']]);
    expect(asked.filter((one) => one.type !== 'TEXT').length).toBeGreaterThan(8);
  });

  test('D-31: suppliers, service, data and the law: each kind of risk has a rule with a least sample and what is to be done, the supplier’s share of the liability among it', () => {
    for (const kind of Object.values(RiskKind)) {
      const rules = SHIPPED_RULES.filter((one) => one.riskKind === kind);
      expect([kind, rules.length > 0]).toEqual([kind, true]);
      for (const { key, rule } of rules) expect([key, rule.minSample >= 1, Boolean(rule.proposal?.zh && rule.proposal.en)]).toEqual([key, true, true]);
    }
    expect(SHIPPED_RULES.find((one) => one.rule.source === 'D-31')?.rule.proposal?.en).toMatch(/suppliers.*share the liability/);
  });
});
