package org.criticalminerals.pipeline.kit.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets {@code @PermissionsAllowed} ask the table of {@link Permissions} about the roles of who is signed in. */
@ApplicationScoped
class RolesGivePermissions implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        SecurityIdentity asking = QuarkusSecurityIdentity.builder(identity)
                .addPermissionChecker(permission ->
                        Uni.createFrom().item(Permissions.allow(identity.getRoles(), permission.getName())))
                .build();
        return Uni.createFrom().item(asking);
    }
}
