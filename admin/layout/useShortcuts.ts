// Keys of the frame: Ctrl K searches, `?` lists the keys, `g` and a letter goes to a room; never inside a field or an IME.
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { isTyping } from '../shared/typing.ts';
import { useRooms } from './Sidebar.tsx';


export function useShortcuts({ search, help }: { search: () => void; help: () => void }): void {
  const navigate = useNavigate();
  const rooms = useRooms();
  // The router hands out another `navigate` at each address: the keys must not begin anew with it, between `g` and its letter.
  const latest = useRef({ search, help, rooms, navigate });
  latest.current = { search, help, rooms, navigate };
  useEffect(() => {
    let goUntil = 0;
    const pressed = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && !event.isComposing) {
        event.preventDefault();
        latest.current.search();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      if (event.key === '?') {
        event.preventDefault();
        latest.current.help();
      } else if (event.key === 'g') goUntil = Date.now() + 1500;
      else if (Date.now() < goUntil) {
        goUntil = 0;
        const room = event.key === 'h' ? { name: '' } : latest.current.rooms.find((r) => r.key === event.key);
        if (room) {
          event.preventDefault();
          latest.current.navigate(`/${room.name}`);
        }
      }
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
