import { linkBetween, publicPaths, type PublicPath } from "@/lib/publish/public-paths";
import { html, type Html } from "@/lib/publish/render/html";

/** The part of the method page that says what a hash proves. */
export const checkAnchor = "check";

const systems = [
  { name: "Linux", command: (file: string) => `sha256sum ${file}` },
  { name: "macOS", command: (file: string) => `shasum -a 256 ${file}` },
  { name: "Windows", command: (file: string) => `certutil -hashfile ${file} SHA256` },
] as const;

/** One command for each system that computes the SHA-256 of a saved file. */
export function hashCommands({ file }: { file: string }): Html {
  return html`<table class="commands">
    <tbody>
      ${systems.map(
        ({ name, command }) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td><code>${command(file)}</code></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** How a reader computes a hash that is printed on the page. Closed until somebody wants to know. */
export function checkYourself({ file, page }: { file: string; page: PublicPath }): Html {
  const method = linkBetween({ from: page, to: publicPaths.method, anchor: checkAnchor });
  return html`<details>
    <summary>Check it yourself</summary>
    <p class="small">
      Save the file. In a terminal, go to the folder that it lies in and type the line for your system. What it prints
      has to be the hash above.
    </p>
    ${hashCommands({ file })}
    <p class="small"><a href="${method}">What this proves</a></p>
  </details>`;
}
