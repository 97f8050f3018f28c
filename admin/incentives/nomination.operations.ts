// How awards that people give are spoken of on the wire.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';
import type { Explanation } from '../shared/Explain.tsx';

interface Words { zh: string; en: string }
export interface Nomination { id: string; version: number; state: string; awardKey: string; awardZh: string; awardEn: string; periodFrom: string; periodUntil: string; reason: string; decision: string | null; employeeId: string; nominatorId: string | null; nominatorName: string; nominator: { name: string; nameEn: string | null } | null; seconder: { name: string; nameEn: string | null } | null; seconderId: string | null; seconderName: string | null; deciderName: string | null; deciderNameEn: string | null; standing: Explanation | null; employee: { name: string } | null }
export const NOMINATIONS = gql`query AwardNominations { awardNominations(sort: [{ field: ID, order: DESC }], page: { limit: 100 }) { items { id version state awardKey awardZh awardEn periodFrom periodUntil reason decision employeeId nominatorId nominatorName nominator { name nameEn } seconderId seconderName seconder { name nameEn } deciderName deciderNameEn standing employee { name nameEn } } } }`;
export interface AwardKind { key: string; label: Words; isQuarterly: boolean }
export const AWARD_KINDS = gql`query AwardKinds { awardKinds { key label { zh en } isQuarterly } }`;
export interface Standing { employeeId: string; employeeName: string; employeeNameEn: string | null; storeName: Words | null; place: number | null; alike: number; satisfaction: string | null; sample: number; resolutionRate: string | null; explanation: Explanation }
export const STANDINGS = gql`query AwardStandings($key: String!, $on: Date) { awardStandings(awardKey: $key, on: $on) { employeeId employeeName employeeNameEn storeName { zh en } place alike satisfaction sample resolutionRate explanation } }`;
export const NOMINATE = gql`mutation NominateForAward($input: NominateForAwardInput!) { nominateForAward(input: $input) { id } }`;
export const SECOND = gql`mutation SecondNomination($input: SecondNominationInput!) { secondNomination(input: $input) { id } }`;
export const DECIDE_NOMINATION = gql`mutation DecideNomination($input: DecideNominationInput!) { decideNomination(input: $input) { id } }`;
export const WITHDRAW_NOMINATION = gql`mutation WithdrawNomination($input: WithdrawNominationInput!) { withdrawNomination(input: $input) { id } }`;
export interface GivenAward { id: string; version: number; employeeId: string; awardKey: string; awardedOn: string; amount: string | null; reason: string | null; isWithdrawn: boolean; employee: { name: string } | null }
export const AWARDS = gql`query IncentiveAwards { incentiveAwards(sort: [{ field: AWARDED_ON, order: DESC }, { field: ID, order: DESC }], page: { limit: 50 }) { items { id version employeeId awardKey awardedOn amount reason isWithdrawn employee { name nameEn } } } }`;
export const GIVE_AWARD = gql`mutation GiveAward($input: GiveAwardInput!) { giveAward(input: $input) { id } }`;
export const WITHDRAW_AWARD = gql`mutation WithdrawAward($input: WithdrawAwardInput!) { withdrawAward(input: $input) { id } }`;

defineResource({ name: 'awardNominations', noun: 'AwardNomination', one: 'awardNomination', fields: 'state reason' });
