import type { Metadata } from "next";
import { ScaleForm } from "@/components/review/scale-form";
import { InvitationPanel } from "@/components/settings/invitation-panel";
import { MemberList } from "@/components/settings/member-list";
import { PoliciesForm } from "@/components/settings/policies-form";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { loadSettings } from "@/lib/server/workspace/loaders";

export const metadata: Metadata = { title: "Settings" };

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });

export default async function SettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const { members, invitations, policies, scale, canManage, ownId } = await loadSettings(slug);
  return (
    <>
      <PageHeader title="Settings">
        {canManage
          ? "Who works here, and by which rules."
          : "Who works here. Owners manage members, the rating scale and policies."}
      </PageHeader>
      <Section title="Members" count={members.length}>
        <MemberList
          slug={slug}
          ownId={ownId}
          canManage={canManage}
          members={members.map(({ userId, role, user }) => ({ userId, role, ...user }))}
        />
      </Section>
      {canManage && (
        <>
          <Section title="Invite people">
            <InvitationPanel
              slug={slug}
              invitations={invitations.map(({ expiresAt, ...rest }) => ({ ...rest, expires: day.format(expiresAt) }))}
            />
          </Section>
          <Section title="Name and policies">
            <PoliciesForm slug={slug} policies={policies} />
          </Section>
          <Section title="Rating scale">
            <ScaleForm slug={slug} viewerId={ownId} scale={scale} />
          </Section>
        </>
      )}
    </>
  );
}
