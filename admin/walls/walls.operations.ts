// How walls of service standards are spoken of on the wire.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';

export interface WallRow { id: string; storeId: string; isPublic: boolean }
export const WALLS = gql`query ServiceWalls { serviceWalls(page: { limit: 200 }) { items { id storeId isPublic } } stores(page: { limit: 200 }) { items { id code nameZh nameEn closedOn } } }`;
export const PUBLISH_WALL = gql`mutation PublishWall($input: PublishWallInput!) { publishWall(input: $input) { id isPublic } }`;
defineResource({ name: 'serviceWalls', noun: 'ServiceWall', one: 'serviceWall', fields: 'storeId isPublic' });
