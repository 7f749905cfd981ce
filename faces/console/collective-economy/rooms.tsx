/** From one part of a village's collective economy to the next. */
import { quarterOf } from '../../../core/collective-economy/index.ts'
import { today } from '../../spa/day-text.ts'

export type Room = 'contracts' | 'funds' | 'assets' | 'resources' | 'meetings'

const rooms: Readonly<Record<Room, { readonly name: string; path(village: string): string }>> = {
  contracts: { name: '合同', path: (village) => `/console/collective-economy?code=${village}` },
  funds: { name: '资金台账', path: (village) => `/console/collective-economy/${village}/funds/${quarterOf(today())}` },
  assets: { name: '资产台账', path: (village) => `/console/collective-economy/${village}/inventory/assets` },
  resources: { name: '资源台账', path: (village) => `/console/collective-economy/${village}/inventory/resources` },
  meetings: { name: '成员大会', path: (village) => `/console/collective-economy/${village}/meetings` },
}

export function Rooms({ here, village }: { here: Room; village: string }) {
  return (
    <nav aria-label="集体经济" className="no-print">
      <p>{Object.entries(rooms).map(([room, { name, path }]) => (room === here ? <b key={room} aria-current="page">{`${name} `}</b> : <span key={room}><a className="tap" href={path(village)}>{name}</a>{' '}</span>))}</p>
    </nav>
  )
}
