// How shoppers, their screening and their fees are spoken of on the wire.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';
import type { FillableContent } from '../forms/judge.ts';
import type { Explanation } from '../shared/Explain.tsx';

export interface ShopperRow { id: string; version: number; alias: string; state: string; isFit: boolean | null; screeningScore: string | null; screenedAt: string | null; briefedAt: string | null; invitedAt: string | null; relatedStoreIds: string[] }
export interface Reliability { shopperId: string; visitCount: number; score: string | null; explanation: Explanation }
export interface PaymentRow { id: string; amount: string; hasReceipt: boolean; hasPlace: boolean; waiver: string | null; bookedAt: string; shopper: { alias: string } | null; visit: { plannedOn: string; store: { nameZh: string; nameEn: string } | null } | null }
export interface Screening { screeningForm: { nameZh: string; nameEn: string; content: FillableContent } }

export const SHOPPERS = gql`query Shoppers { shoppers(page: { limit: 200 }) { items { id version alias state isFit screeningScore screenedAt briefedAt invitedAt relatedStoreIds } } shopperReliability { shopperId visitCount score explanation } }`;
export const SCREENING = gql`query ScreeningForm { screeningForm }`;
export const INVITE = gql`mutation InviteShopper($input: InviteShopperInput!) { inviteShopper(input: $input) { id } }`;
export const SCREEN = gql`mutation ScreenShopper($input: ScreenShopperInput!) { screenShopper(input: $input) { id version isFit } }`;
export const BRIEF = gql`mutation BriefShopper($input: BriefShopperInput!) { briefShopper(input: $input) { id version } }`;
export const SAVE_SHOPPER = gql`mutation SaveShopper($input: SaveShopperInput!) { saveShopper(input: $input) { id version } }`;
export const PAY_VISITS = gql`mutation PayShopperVisits($input: PayShopperVisitsInput!) { payShopperVisits(input: $input) { paidCount paidAmount unpaid { visitId why } } }`;
export const PAYMENTS = gql`query ShopperPayments { shopperPayments(page: { limit: 200 }) { items { id amount hasReceipt hasPlace waiver bookedAt shopper { alias } visit { plannedOn store { nameZh nameEn } } } } }`;

defineResource({ name: 'shoppers', noun: 'Shopper', one: 'shopper', fields: 'alias state' });
defineResource({ name: 'shopperPayments', noun: 'ShopperPayment', one: 'shopperPayment', fields: 'amount bookedAt' });

export const SHOPPER_TONES: Record<string, 'ok' | 'soon' | 'paused' | undefined> = { APPLIED: 'soon', ACTIVE: 'ok', RESTING: 'paused', ENDED: 'paused' };
