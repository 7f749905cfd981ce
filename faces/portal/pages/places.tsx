/** Grids and those who answer for them, with work numbers; and the ways that need no screen. */
import { PlaceMap } from '../../../design/index.ts'
import { urls, type Call, type Frame, type GridsPage, type HelpPage, type Person } from '../contract.ts'
import { Page, telephone } from '../frame.tsx'
import { Icon, type IconName } from '../icons.tsx'

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
    <Page frame={frame} title="使用帮助" back={urls.home}>
      {paths.map((path) => (
        <section className="section help" key={path.name}>
          <h2>
            <Icon name={path.icon} />
            {path.name}
          </h2>
          <ol>
            {path.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p>
            <a className="tap" href={path.href}>
              {path.go}
            </a>
          </p>
        </section>
      ))}
      <h2 className="section">不用手机也一样办</h2>
      <p className="lead">打电话、到窗口、托网格员代办，办得一样快、一样作数。</p>
      <section className="section">
        <h3>打电话</h3>
        <ul className="people">
          {page.calls.map((call) => (
            <li key={call.number}>
              <CallLine call={call} />
            </li>
          ))}
        </ul>
      </section>
      <section className="section">
        <h3>到窗口</h3>
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

const paths = [
  {
    icon: 'report',
    name: '报一件事',
    steps: [
      '点首页绿色的“我要上报”，选是什么事。',
      '说说怎么回事、在什么地方。不想打字就对着话筒说。',
      '看一看对不对，点“提交上报”，把查询码记下来。',
    ],
    href: urls.report,
    go: '现在就报',
  },
  {
    icon: 'mine',
    name: '看办到哪一步',
    steps: ['点首页的“我的事项”。', '用手机号登录，不用记密码；或者填查询码。', '点开那件事：现在由谁办、还剩几天，都在上面。'],
    href: urls.mine,
    go: '去看我的事项',
  },
  {
    icon: 'rate',
    name: '办完了评一评',
    steps: ['办完会发短信告诉您。', '点开那件事，点“评价”，满意不满意都照实说。', '没有办好，点“申请复查”，由上一级再看一遍。'],
    href: urls.follow,
    go: '凭查询码打开',
  },
] as const satisfies readonly {
  readonly icon: IconName
  readonly name: string
  readonly steps: readonly string[]
  readonly href: string
  readonly go: string
}[]

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
