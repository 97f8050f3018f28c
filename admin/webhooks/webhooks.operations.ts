// How webhooks are spoken of on the wire: endpoints, their secrets, and each telling.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';

export interface Endpoint { id: string; version: number; name: string; url: string; topics: string[]; isActive: boolean; secretMadeAt: string | null; createdAt: string; owner: { name: string; nameEn?: string | null } | null; dead: { total: number } | null; due: { total: number } | null; all: { total: number; items: { deliveredAt: string | null; happenedAt: string; state: string }[] } | null }
export interface Delivery { id: string; version: number; topic: string; resource: string; resourceId: string; state: string; attempts: number; lastStatus: number | null; lastError: string | null; happenedAt: string; dueAt: string | null; deliveredAt: string | null; eventKey: string }
const ENDPOINT = `id version name url topics isActive secretMadeAt createdAt owner { name nameEn }
  dead: deliveries(filter: { state: { eq: DEAD } }, page: { limit: 1 }) { total } due: deliveries(filter: { state: { eq: DUE } }, page: { limit: 1 }) { total } all: deliveries(page: { limit: 1 }) { total items { deliveredAt happenedAt state } }`;
export const ENDPOINTS = gql`query WebhookEndpoints { webhookEndpoints(page: { limit: 100 }) { items { ${ENDPOINT} } } }`;
export const ONE_ENDPOINT = gql`query WebhookEndpointPage($id: ID!) { webhookEndpoint(id: $id) { ${ENDPOINT} } }`;
export const DELIVERIES = gql`query WebhookDeliveries($filter: WebhookDeliveryFilter, $page: PageInput) { webhookDeliveries(filter: $filter, page: $page) { total hasNext items { id version topic resource resourceId state attempts lastStatus lastError happenedAt dueAt deliveredAt eventKey } } }`;
export const SAVE_ENDPOINT = gql`mutation SaveWebhookEndpoint($input: SaveWebhookEndpointInput!) { saveWebhookEndpoint(input: $input) { id version } }`;
export const RENEW_ENDPOINT = gql`mutation RenewWebhookSecret($id: ID!, $expectedVersion: Int!) { renewWebhookSecret(id: $id, expectedVersion: $expectedVersion) { secret } }`;
export const RETRY_DELIVERY = gql`mutation RetryWebhookDelivery($id: ID!) { retryWebhookDelivery(id: $id) { id } }`;

defineResource({ name: 'webhookEndpoints', noun: 'WebhookEndpoint', one: 'webhookEndpoint', fields: 'name url topics isActive' });
