/** Photos, never required unless the catalogue says so; then the answers once more; then the number. */
import { Button, ButtonLink, ButtonRow, Facts, FileInput, Message, type FactModel } from '../../../design/index.ts'
import {
  mostPhotos,
  names,
  newPhotos,
  urls,
  type Frame,
  type PhotoModel,
  type ReportCheckPage,
  type ReportDonePage,
  type ReportPhotosPage,
} from '../contract.ts'
import { Page } from '../frame.tsx'
import { ReportStepPage } from './report-form.tsx'
import { errorOf } from './report-what.tsx'

export function ReportPhotos({ page, frame }: { page: ReportPhotosPage; frame: Frame }) {
  const left = mostPhotos - page.photos.length
  const onward = page.photos.length > 0 || page.needed ? '继续' : '继续，没有照片也行'
  return (
    <ReportStepPage
      frame={frame}
      step="photos"
      title="有照片吗？"
      draft={page.draft}
      problems={page.problems}
      own={[]}
      onward={onward}
      files
    >
      {page.photos.length > 0 && <Chosen photos={page.photos} />}
      {left > 0 && (
        <>
          <FileInput
            name={newPhotos}
            label={page.needed ? '这类事要有照片' : '照片'}
            hint={`最多 ${mostPhotos} 张，还能加 ${left} 张。照片里的拍摄地点等信息会自动去掉。`}
            optional={!page.needed}
            {...errorOf(page.problems, newPhotos)}
          />
          <p className="photo-add">
            <Button kind="ordinary" name={names.go} value="add">
              先传上去看看
            </Button>
          </p>
        </>
      )}
    </ReportStepPage>
  )
}

export function ReportCheck({ page, frame }: { page: ReportCheckPage; frame: Frame }) {
  const facts = page.answers.map((answer): FactModel => ({
    name: answer.question,
    value: <span className="typed">{answer.answer}</span>,
    change: <Change step={answer.step} question={answer.question} />,
  }))
  const photos: FactModel = {
    name: '照片',
    value: page.photos.length === 0 ? '没有' : <Thumbnails photos={page.photos} />,
    change: <Change step="photos" question="照片" />,
  }
  return (
    <ReportStepPage
      frame={frame}
      step="check"
      title="看一看，对不对"
      draft={page.draft}
      problems={page.problems}
      own={[]}
      onward="提交上报"
      go="send"
    >
      <Facts facts={[...facts, photos]} />
      <p className="lead">提交以后，每走一步都有记录，您随时能查。</p>
    </ReportStepPage>
  )
}

export function ReportDone({ page, frame }: { page: ReportDonePage; frame: Frame }) {
  return (
    <Page frame={frame} title="已经收到您的上报">
      {page.queryCode ? (
        <>
          <div className="receipt">
            <p>查询码</p>
            <p className="receipt__number figures">{page.queryCode}</p>
          </div>
          <Message tone="warning" title="请把查询码记下来">
            截个图或抄在纸上，只给您看这一次。在别的手机上查进度、评价，都凭它。
          </Message>
        </>
      ) : (
        <p className="lead">登录以后，在“我的事项”里随时能看办到哪一步。</p>
      )}
      <h2>接下来</h2>
      <ol className="next-steps">
        {page.next.map((step) => (
          <li key={step.what}>
            <span>{step.what}</span>
            <span className="soft">{step.within}</span>
          </li>
        ))}
      </ol>
      <ButtonRow>
        <ButtonLink href={page.matterHref}>看这件事的进度</ButtonLink>
        <ButtonLink kind="quiet" href={urls.home}>
          回首页
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}

function Chosen({ photos }: { photos: readonly PhotoModel[] }) {
  return (
    <ul className="photos">
      {photos.map((photo, nth) => (
        <li key={photo.token}>
          <img src={photo.thumbnail} alt={`第 ${nth + 1} 张：${photo.name}`} width="96" height="96" loading="lazy" />
          <button className="button button--quiet" type="submit" name={names.go} value={`drop-${photo.token}`}>
            {'去掉'}
            <span className="visually-hidden">{`第 ${nth + 1} 张`}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function Thumbnails({ photos }: { photos: readonly PhotoModel[] }) {
  return (
    <span className="thumbnails">
      {photos.map((photo, nth) => (
        <img
          key={photo.token}
          src={photo.thumbnail}
          alt={`第 ${nth + 1} 张：${photo.name}`}
          width="64"
          height="64"
          loading="lazy"
        />
      ))}
    </span>
  )
}

function Change({ step, question }: { step: string; question: string }) {
  return (
    <button className="button button--quiet" type="submit" name={names.go} value={`edit-${step}`}>
      {'改'}
      <span className="visually-hidden">{question}</span>
    </button>
  )
}
