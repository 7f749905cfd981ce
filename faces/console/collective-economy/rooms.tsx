/** From one part of a village's collective economy to the next. */
export type Room = 'contracts'

const rooms: Readonly<Record<Room, { readonly name: string; path(village: string): string }>> = {
  contracts: { name: '合同', path: (village) => `/console/collective-economy?code=${village}` },
}

export function Rooms({ here, village }: { here: Room; village: string }) {
  return (
    <nav aria-label="集体经济" className="no-print">
      <p>{Object.entries(rooms).map(([room, { name, path }]) => (room === here ? <b key={room} aria-current="page">{`${name} `}</b> : <span key={room}><a className="tap" href={path(village)}>{name}</a>{' '}</span>))}</p>
    </nav>
  )
}
