// The manifest of rooms: one line each, in the order of the sidebar; every screen is fetched when it is first opened.
import type { Room } from './rooms.ts';

export const rooms: Room[] = [];
