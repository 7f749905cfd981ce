/** Six doors at most, the village, and a person with a telephone number. */
import type { ReactNode } from 'react'
import { urls, type Frame, type HomePage } from '../contract.ts'
import { Page, telephone } from '../frame.tsx'
import { Icon, type IconName } from '../icons.tsx'

export function Home({ page, frame }: { page: HomePage; frame: Frame }) {
  const { contact, village } = frame
  return (
    <Page frame={frame} title={frame.site.name} ownHeading>
      <h1 className="home-title">{village ? village.name : frame.site.name}</h1>
      <p className="home-village">
        <a className="tap" href={urls.village}>
          {village ? '不是这个村？换一个' : '选您的村子'}
        </a>
      </p>
      <nav aria-label="办事入口">
        <ul className="doors">
          <Door href={urls.report} icon="report" name="我要上报" first>
            路坏了、灯不亮、邻里有事，都可以说
          </Door>
          <Door href={urls.mine} icon="mine" name="我的事项">
            {mineWords(page.openMatters)}
          </Door>
          <Door href={urls.rules} icon="rules" name="办事规则">
            谁来办、几天办完，先看明白
          </Door>
          <Door href={urls.grids} icon="grids" name="网格与干部">
            我家归哪个网格，该找谁
          </Door>
          <Door href={urls.complain} icon="complain" name="投诉建议">
            对干部、对办事有意见
          </Door>
          <Door href={telephone(contact.phone)} icon="call" name="打电话">
            {`${contact.office}${contact.name} `}
            <span className="figures unbroken">{contact.phone}</span>
          </Door>
        </ul>
      </nav>
      <ul className="plain-links">
        <li>
          <a href={urls.openAffairs}>村务公开</a>
        </li>
        <li>
          <a href={urls.collectiveEconomy}>集体经济</a>
        </li>
        <li>
          <a href={urls.elections}>村委会选举</a>
        </li>
        <li>
          <a href={urls.stars}>我家的星</a>
        </li>
        <li>
          <a href={urls.villageStars}>星级评定公示和光荣榜</a>
        </li>
        <li>
          <a href={urls.occasion}>红白事报备</a>
        </li>
        <li>
          <a href={urls.decisions}>村里的决定</a>
        </li>
        <li>
          <a href={urls.consultations}>村里商量的事</a>
        </li>
        <li>
          <a href={urls.appraisals}>民主评议</a>
        </li>
        <li>
          <a href={urls.bodies}>村级组织</a>
        </li>
        <li>
          <a href={urls.points}>我的积分</a>
        </li>
        <li>
          <a href={urls.villagePoints}>爱心超市和积分公开</a>
        </li>
      </ul>
      <section className="emergency" aria-labelledby="emergency">
        <h2 id="emergency">有人受伤、着火、有危险</h2>
        <ul>
          {emergencies.map(([number, who]) => (
            <li key={number}>
              <a href={`tel:${number}`}>{`${number} ${who}`}</a>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  )
}

const emergencies = [
  ['110', '报警'],
  ['119', '火警'],
  ['120', '急救'],
] as const

function Door({
  href,
  icon,
  name,
  first = false,
  children,
}: {
  href: string
  icon: IconName
  name: string
  first?: boolean
  children: ReactNode
}) {
  return (
    <li>
      <a className={first ? 'door door--first' : 'door'} href={href}>
        <Icon name={icon} />
        <span>
          <b>{name}</b>
          <span className="door__words">{children}</span>
        </span>
      </a>
    </li>
  )
}

function mineWords(openMatters: number | null): string {
  if (openMatters === null) return '登录，或凭查询码看进度'
  return openMatters === 0 ? '看看以前上报的事' : `有 ${openMatters} 件正在办`
}
