import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Brand } from "@/components/shell/brand";

export const metadata: Metadata = { title: "About Plumbline" };

/** What the program is made of, with the notices that the licences of its parts ask for. Open to everybody. */
export default function AboutPage() {
  return (
    <main id="main" className="mx-auto grid w-full max-w-2xl gap-10 px-5 pt-12 pb-20">
      <Brand />
      <div>
        <h1 className="font-serif text-2xl font-semibold">About Plumbline</h1>
        <p className="mt-3 measure text-ink-muted">
          A program for teams that check what articles say. It is free software under the Apache License 2.0, and stands
          on the work of many others. These ask to be named.
        </p>
      </div>
      <Part title="Citations by CSL (citeproc-js)">
        <p>
          References are written by <Out to="https://github.com/Juris-M/citeproc-js">citeproc-js</Out>, copyright
          2009–2019 Frank Bennett, used unmodified under the{" "}
          <Out to="https://opensource.org/license/cpal-1-0">Common Public Attribution License 1.0</Out>. Its source code
          stands at that address and comes with this program in <code>node_modules/citeproc</code>. What references look
          like is read from files in the <Out to="https://citationstyles.org/">Citation Style Language</Out>.
        </p>
      </Part>
      <Part title="Citation styles and their words">
        <p>
          The style files are made by the CSL project and its authors, and come unchanged under{" "}
          <Out to="https://creativecommons.org/licenses/by-sa/3.0/">Creative Commons Attribution-ShareAlike 3.0</Out>:
        </p>
        <ul className="grid list-disc gap-1 pl-5">
          <li>APA, 7th edition: Brenton M. Wiernik, Andrew Dunning and contributors</li>
          <li>Harvard (Cite Them Right, 12th edition): Patrick O’Brien</li>
          <li>
            Vancouver (Citing Medicine, 2nd edition): Michael Berkowitz, with Andrew Dunning, Petr Hlustik, Sebastian
            Karcher, Charles Parnot and Sean Takats
          </li>
          <li>
            Chicago Manual of Style, 17th edition, author and date: Julian Onions, with Sebastian Karcher, Richard
            Karnesky, Andrew Dunning, Matthew Roth and Brenton M. Wiernik
          </li>
          <li>
            Chicago Manual of Style, 17th edition, notes and bibliography: Julian Onions, with Simon Kornblith, Elena
            Razlogova, Frank Bennett, Andrew Dunning, Sebastian Karcher and Brenton M. Wiernik
          </li>
          <li>OSCOLA: Sebastian Karcher</li>
          <li>English words and dates of the CSL locales: their translators stand in the files</li>
        </ul>
        <p>
          They stand at <Out to="https://github.com/citation-style-language/styles">citation-style-language/styles</Out>{" "}
          and <Out to="https://github.com/citation-style-language/locales">citation-style-language/locales</Out>. Here
          each reference is written by itself, so what a style does only among others (2025a, 2025b) is left out.
        </p>
      </Part>
      <Part title="Bibliographies">
        <p>
          BibTeX is read and written with <Out to="https://citation.js.org/">Citation.js</Out> by Lars Willighagen and
          contributors, under the MIT License.
        </p>
      </Part>
      <Part title="Letters">
        <p>
          <Out to="https://rsms.me/inter/">Inter</Out> and{" "}
          <Out to="https://github.com/adobe-fonts/source-serif">Source Serif 4</Out>, both under the SIL Open Font
          License 1.1.
        </p>
      </Part>
    </main>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-3">
      <h2 className="font-medium">{title}</h2>
      <div className="grid measure gap-3 text-sm">{children}</div>
    </section>
  );
}

function Out({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a className="link" href={to} rel="noreferrer">
      {children}
    </a>
  );
}
