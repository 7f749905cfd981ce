/** My matters, those that wait for me first in words; and following without signing in. */
import {
  Button,
  ButtonLink,
  ButtonRow,
  dayWords,
  DeadlineLamp,
  EmptyState,
  machineTime,
  Message,
  Pager,
  StatusWord,
  TextInput,
} from '../../../design/index.ts'
import { names, urls, type FollowPage, type Frame, type MatterLine, type MinePage } from '../contract.ts'
import { Page, PostForm } from '../frame.tsx'
import { errorOf } from './report-what.tsx'

export function Mine({ page, frame }: { page: MinePage; frame: Frame }) {
  return (
    <Page frame={frame} title="我的事项" back={urls.home}>
      {page.linked > 0 && (
        <Message tone="success" title={`用这个手机号报过的 ${page.linked} 件事已经显示在这里`}>
          {`在下面“没登录时报的事”里。有不是您报的，请打 ${frame.contact.phone} 告诉我们。`}
        </Message>
      )}
      {page.matters.length + page.others.length === 0 && page.pager.previous === null && (
        <EmptyState title="还没有上报过事项" next={<ButtonLink href={urls.report}>我要上报</ButtonLink>}>
          您上报的事会列在这里，办到哪一步、还剩几天，一看就知道。
        </EmptyState>
      )}
      {page.matters.length > 0 && <Lines matters={page.matters} />}
      <Pager pager={page.pager} />
      {page.others.length > 0 && (
        <section className="section" aria-labelledby="others">
          <h2 id="others">没登录时报的事</h2>
          <p className="soft">留了这个手机号的，和在这个浏览器里报的。要保密的事不会因为手机号显示在这里，凭查询码看。</p>
          <Lines matters={page.others} />
        </section>
      )}
      {page.visitor && (
        <ul className="plain-links section">
          <li>
            <a href={urls.follow}>在别的手机上报过？凭查询码看进度</a>
          </li>
          <li>
            <a href={urls.signIn}>登录，看自己名下的事项</a>
          </li>
        </ul>
      )}
    </Page>
  )
}

export function Follow({ page, frame }: { page: FollowPage; frame: Frame }) {
  return (
    <Page frame={frame} title="查进度" problems={page.problems} back={urls.home}>
      <PostForm frame={frame} action={urls.follow}>
        <TextInput
          name={names.queryCode}
          label="查询码"
          hint="上报完给您的 10 个字母和数字，大小写都行"
          autoComplete="off"
          value={page.queryCode}
          width={12}
          {...errorOf(page.problems, names.queryCode)}
        />
        <TextInput
          name={names.number}
          label="案卷号"
          hint="收下以后短信里给您的那一串数字，没有就空着"
          optional
          autoComplete="off"
          value={page.number}
          width={20}
          {...errorOf(page.problems, names.number)}
        />
        <ButtonRow>
          <Button>查这件事</Button>
        </ButtonRow>
      </PostForm>
      <p className="section">
        {'上报的时候登录过？'}
        <a className="tap" href={urls.signIn}>
          用手机号登录
        </a>
        {'，不用查询码。'}
      </p>
    </Page>
  )
}

function Lines({ matters }: { matters: readonly MatterLine[] }) {
  return (
    <ul className="matters">
      {matters.map((matter) => (
        <li key={matter.href}>
          <Line matter={matter} />
        </li>
      ))}
    </ul>
  )
}

function Line({ matter }: { matter: MatterLine }) {
  return (
    <a className="matter-line" href={matter.href}>
      <span className="matter-line__top">
        <b>{matter.matter}</b>
        <StatusWord status={matter.status} />
      </span>
      <span className="matter-line__place">{matter.place}</span>
      <span className="matter-line__place">
        <time dateTime={machineTime(matter.reportedAt)}>{`${dayWords(matter.reportedAt)}上报`}</time>
      </span>
      {matter.lamp && <DeadlineLamp lamp={matter.lamp} />}
      {matter.waits && <span className="matter-line__waits">{matter.waits}</span>}
    </a>
  )
}
