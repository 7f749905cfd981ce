/** Grids and those who answer for them, with work numbers; and the ways that need no screen. */
import { PlaceMap } from '../../../design/index.ts'
import { urls, type Call, type Frame, type GridsPage, type HelpPage, type Person } from '../contract.ts'
import { Page, telephone } from '../frame.tsx'

export function Grids({ page, frame }: { page: GridsPage; frame: Frame }) {
  return (
    <Page frame={frame} title="网格与干部" back={urls.home}>
      {page.map && <PlaceMap map={page.map} />}
      {page.grids.map((grid) => (
        <section className="section" key={grid.code} id={`grid-${grid.code}`}>
          <h2>{grid.name}</h2>
          <p className="soft">{grid.range}</p>
          <ul className="people">
            {grid.holders.map((holder) => (
              <li key={holder.office + holder.name}>
                <Holder holder={holder} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section className="section">
        <h2>监督电话</h2>
        <p>找不到人、办得不好，打这个电话。</p>
        <ul className="people">
          <li>
            <CallLine call={page.supervision} />
          </li>
        </ul>
      </section>
    </Page>
  )
}

export function Help({ page, frame }: { page: HelpPage; frame: Frame }) {
  return (
    <Page frame={frame} title="电话和窗口" back={urls.home}>
      <p className="lead">不用手机也一样办。打电话、到窗口、托网格员代办，办得一样快、一样作数。</p>
      <section className="section">
        <h2>打电话</h2>
        <ul className="people">
          {page.calls.map((call) => (
            <li key={call.number}>
              <CallLine call={call} />
            </li>
          ))}
        </ul>
      </section>
      <section className="section">
        <h2>到窗口</h2>
        <ul className="records">
          {page.places.map((place) => (
            <li key={place.name}>
              <p>
                <b>{place.name}</b>
              </p>
              <p>{place.address}</p>
              <p className="soft">{place.hours}</p>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  )
}

function Holder({ holder }: { holder: Person }) {
  return (
    <>
      <span>{`${holder.office} ${holder.name}`}</span>
      <a className="phone" href={telephone(holder.phone)}>
        {holder.phone}
      </a>
    </>
  )
}

function CallLine({ call }: { call: Call }) {
  return (
    <>
      <span>
        {call.who}
        {call.when && <span className="soft">{`，${call.when}`}</span>}
      </span>
      <a className="phone" href={telephone(call.number)}>
        {call.number}
      </a>
    </>
  )
}
