/** A stored picture, as large as the column. */
export function ImageView({ src, title }: { src: string; title: string }) {
  return (
    <figure className="grid gap-2">
      {/* oxlint-disable-next-line nextjs/no-img-element -- the stored bytes, not a rendition of them */}
      <img
        src={src}
        alt={title}
        className="h-auto max-w-full border border-rule-strong bg-[#fff] [color-scheme:light]"
      />
      <figcaption className="text-sm text-ink-muted">
        The program does not read pictures. A figure or a finding can be taken from it by hand.
      </figcaption>
    </figure>
  );
}
