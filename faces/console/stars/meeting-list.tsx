/** All households beside the one on the screen, in the order they are called up; marks say whether they are voted on, never how many stars. */
import { useEffect, useRef } from 'react'
import type { StarHousehold } from '../../../core/view/star-households.ts'

export function MeetingList({ households, at, go }: { households: readonly StarHousehold[]; at: number; go(to: number): void }) {
  const here = useRef<HTMLLIElement>(null)
  useEffect(() => { here.current?.scrollIntoView({ block: 'nearest' }) }, [at])
  return (
    <nav className="meeting__list" aria-label="各户">
      <ol>
        {households.map((one, index) => (
          <li key={one.household} ref={index === at ? here : null} className={index === at ? 'meeting__one meeting__one--here' : 'meeting__one'}>
            <button type="button" tabIndex={index === at ? 0 : -1} aria-current={index === at ? 'true' : undefined} onClick={() => go(index)}>
              <span className="meeting__mark" aria-hidden="true">{one.state === 'DECIDED' ? '✓' : one.groundWaits ? '…' : ''}</span>
              {one.headName}<span className="soft">{` ${one.group}${one.state === 'DECIDED' ? ' 已表决' : one.groundWaits ? ' 等核对' : ''}`}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
