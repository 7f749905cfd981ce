/** When it does not work: what happened, what was kept, what to do now. Unknown and forbidden are one page. */
import type { ReactNode } from 'react'
import { ButtonLink, ButtonRow } from '../../../design/index.ts'
import { urls, type Frame, type ProblemPage } from '../contract.ts'
import { Page, telephone } from '../frame.tsx'

export function ProblemSheet({ page, frame }: { page: ProblemPage; frame: Frame }) {
  switch (page.page) {
    case 'not-found':
      return (
        <Sheet frame={frame} title="没有找到这一页">
          <p>地址可能打错了，也可能这件事不归您看。查自己上报的事，请先登录，或凭查询码。</p>
        </Sheet>
      )
    case 'refused':
      return (
        <Sheet frame={frame} title={page.title} {...(page.back ? { back: page.back } : {})}>
          <p>{page.sentence}</p>
          {page.advice && <p>{page.advice}</p>}
        </Sheet>
      )
    case 'fault':
      return (
        <Sheet frame={frame} title="我们这边出了问题">
          <p>不是您的错。您这一步没有办成，前面办好的都还在。过几分钟再试一次；急的话直接打电话。</p>
          <p className="soft">{`打电话时可以报这个号：${page.reference}`}</p>
        </Sheet>
      )
    case 'offline':
      return (
        <Sheet frame={frame} title="现在没有网">
          <p>网好了再点一次就行。急的话直接打电话。</p>
        </Sheet>
      )
    default:
      return page satisfies never
  }
}

function Sheet({ frame, title, back, children }: { frame: Frame; title: string; back?: string; children: ReactNode }) {
  const { contact } = frame
  return (
    <Page frame={frame} title={title}>
      <div className="prose">{children}</div>
      <div className="section">
        <ButtonRow>
          {back && <ButtonLink href={back}>回去接着办</ButtonLink>}
          <ButtonLink kind="ordinary" href={urls.home}>
            回首页
          </ButtonLink>
          <ButtonLink kind="ordinary" href={telephone(contact.phone)}>{`打电话给${contact.office}`}</ButtonLink>
        </ButtonRow>
      </div>
    </Page>
  )
}
