import Form from "next/form";
import { Button } from "@/components/ui/button";
import { HiddenParams } from "@/components/ui/hidden-params";
import { TextLink } from "@/components/ui/text-link";
import { nodeTypes, nodeWords, type NodeType } from "@/lib/domain/provenance/thing";

/** Which types of thing are shown. Works without scripts; with nothing ticked everything is shown. */
export function TypeFilter({ path, show, only }: { path: string; show: string; only: readonly NodeType[] }) {
  const kept = show === "both" ? undefined : show;
  return (
    <Form action={path} scroll={false} className="my-5">
      <HiddenParams params={{ show: kept }} />
      <fieldset>
        <legend className="text-sm font-medium">Show only</legend>
        <div className="mt-1.5 flex flex-wrap items-center gap-x-5 gap-y-1">
          {nodeTypes.map((type) => (
            <label key={type} className="flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-11">
              {/* The key makes the box follow the address after a navigation. */}
              <input
                key={String(only.includes(type))}
                type="checkbox"
                name="only"
                value={type}
                defaultChecked={only.includes(type)}
                className="tick"
              />
              {nodeWords[type].many}
            </label>
          ))}
          <Button type="submit" size="small">
            Apply
          </Button>
          {only.length > 0 && (
            <TextLink href={kept ? `${path}?show=${kept}` : path} scroll={false} className="text-sm">
              Show everything
            </TextLink>
          )}
        </div>
      </fieldset>
    </Form>
  );
}
