/** Attachments: photos as small pictures in a row, other files as named links. Every picture says what it shows. */
export type FileModel = {
  readonly href: string
  readonly name: string
  /** Set for pictures only: a small rendering made by the server. */
  readonly thumbnail?: string
  /** What the picture shows, as the uploader said it; else its name is read out. */
  readonly caption?: string
}

export function Files({ files }: { files: readonly FileModel[] }) {
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.href}>
          {file.thumbnail ? (
            <Picture file={file} thumbnail={file.thumbnail} />
          ) : (
            <a className="tap" href={file.href}>
              {file.name}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

/** `loading="lazy"` also keeps React from preloading every thumbnail ahead of the page. */
function Picture({ file, thumbnail }: { file: FileModel; thumbnail: string }) {
  return (
    <a className="files__picture" href={file.href}>
      <img src={thumbnail} alt={file.caption ?? file.name} width="96" height="96" loading="lazy" />
    </a>
  )
}
