/// The commands of kubectl 1.36 with their flags, in the order of kubectl's own list.
///
/// Flags are written as `short,name=default`. The default tells the type: `''` is text, `[]` a list
/// parted by commas, `[[]]` a list taken as it is.
extension CommandSpec {
  static let all: [CommandSpec] = [
    CommandSpec(
      "create",
      group: "Basic Commands (Beginner):",
      summary: "Make an object from a file or from flags",
      usage: "-f FILENAME",
      flags: #"""
        allow-missing-template-keys=true dry-run='none' edit=false
        field-manager='kubectl-create' f,filename=[] k,kustomize='' o,output='' raw=''
        R,recursive=false save-config=false l,selector='' show-managed-fields=false
        template='' validate='strict' windows-line-endings=false
        """#
    ),
    CommandSpec(
      "create configmap",
      summary: "Make a ConfigMap from literals, files or folders",
      usage: """
        NAME [--from-file=[key=]source] [--from-literal=key1=value1] \
        [--dry-run=server|client|none]
        """,
      flags: #"""
        allow-missing-template-keys=true append-hash=false dry-run='none'
        field-manager='kubectl-create' from-env-file=[] from-file=[] from-literal=[[]]
        o,output='' save-config=false show-managed-fields=false template=''
        validate='strict'
        """#,
      aliases: ["cm"]
    ),
    CommandSpec(
      "create cronjob",
      summary: "Make a CronJob with a name, an image and a schedule",
      usage: "NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...]",
      flags: #"""
        allow-missing-template-keys=true dry-run='none' field-manager='kubectl-create'
        image='' o,output='' restart='' save-config=false schedule=''
        show-managed-fields=false template='' validate='strict'
        """#,
      aliases: ["cj"]
    ),
    CommandSpec(
      "create job",
      summary: "Make a Job with a name and an image",
      usage: "NAME --image=image [--from=cronjob/name] -- [COMMAND] [args...]",
      flags: #"""
        allow-missing-template-keys=true dry-run='none' field-manager='kubectl-create'
        from='' image='' o,output='' save-config=false show-managed-fields=false template=''
        validate='strict'
        """#
    ),
    CommandSpec(
      "create namespace",
      summary: "Make a namespace",
      usage: "NAME [--dry-run=server|client|none]",
      flags: #"""
        allow-missing-template-keys=true dry-run='none' field-manager='kubectl-create'
        o,output='' save-config=false show-managed-fields=false template=''
        validate='strict'
        """#,
      aliases: ["ns"]
    ),
    CommandSpec(
      "create serviceaccount",
      summary: "Make a service account",
      usage: "NAME [--dry-run=server|client|none]",
      flags: #"""
        allow-missing-template-keys=true dry-run='none' field-manager='kubectl-create'
        o,output='' save-config=false show-managed-fields=false template=''
        validate='strict'
        """#,
      aliases: ["sa"]
    ),
    CommandSpec(
      "create secret",
      summary: "Make a Secret"
    ),
    CommandSpec(
      "create secret generic",
      summary: "Make a Secret from literals, files or folders",
      usage: """
        NAME [--type=string] [--from-file=[key=]source] \
        [--from-literal=key1=value1] [--dry-run=server|client|none]
        """,
      flags: #"""
        allow-missing-template-keys=true append-hash=false dry-run='none'
        field-manager='kubectl-create' from-env-file=[] from-file=[] from-literal=[[]]
        o,output='' save-config=false show-managed-fields=false template='' type=''
        validate='strict'
        """#
    ),
    CommandSpec(
      "expose",
      summary: "Expose pods as a service",
      usage: """
        (-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] \
        [--target-port=number-or-name] [--name=name] \
        [--external-ip=external-ip-of-service] [--type=type]
        """,
      flags: #"""
        allow-missing-template-keys=true cluster-ip='' dry-run='none' external-ip=''
        field-manager='kubectl-expose' f,filename=[] k,kustomize='' l,labels=''
        load-balancer-ip='' name='' o,output='' override-type='merge' overrides='' port=''
        protocol='' R,recursive=false save-config=false selector='' session-affinity=''
        show-managed-fields=false target-port='' template='' type=''
        """#
    ),
    CommandSpec(
      "run",
      summary: "Run an image in a pod",
      usage: """
        NAME --image=image [--env="key=value"] [--port=port] \
        [--dry-run=server|client] [--overrides=inline-json] [--command] -- \
        [COMMAND] [args...]
        """,
      flags: #"""
        allow-missing-template-keys=true annotations=[] attach=false cascade='background'
        command=false detach-keys='ctrl-p,ctrl-q' dry-run='none' env=[[]] expose=false
        field-manager='kubectl-run' f,filename=[] force=false grace-period=-1 image=''
        image-pull-policy='' k,kustomize='' l,labels='' leave-stdin-open=false o,output=''
        override-type='merge' overrides='' pod-running-timeout=1m0s port='' privileged=false
        q,quiet=false R,recursive=false restart='Always' rm=false save-config=false
        show-managed-fields=false i,stdin=false template='' timeout=0s t,tty=false
        wait=false
        """#
    ),
    CommandSpec(
      "set",
      summary: "Change one thing about objects"
    ),
    CommandSpec(
      "set env",
      summary: "Change the environment of a pod template",
      usage: "RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N",
      flags: #"""
        all=false allow-missing-template-keys=true c,containers='*' dry-run='none'
        e,env=[[]] field-manager='kubectl-set' f,filename=[] from='' keys=[] k,kustomize=''
        list=false local=false o,output='' overwrite=true prefix='' R,recursive=false
        resolve=false l,selector='' show-managed-fields=false template=''
        """#
    ),
    CommandSpec(
      "set image",
      summary: "Change the images of a pod or pod template",
      usage: """
        (-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... \
        CONTAINER_NAME_N=CONTAINER_IMAGE_N
        """,
      flags: #"""
        all=false allow-missing-template-keys=true dry-run='none'
        field-manager='kubectl-set' f,filename=[] k,kustomize='' local=false o,output=''
        R,recursive=false l,selector='' show-managed-fields=false template=''
        """#
    ),
    CommandSpec(
      "set resources",
      summary: "Change the limits and requests of a pod template",
      usage: "(-f FILENAME | TYPE NAME)  ([--limits=LIMITS & --requests=REQUESTS]",
      flags: #"""
        all=false allow-missing-template-keys=true c,containers='*' dry-run='none'
        field-manager='kubectl-set' f,filename=[] k,kustomize='' limits='' local=false
        o,output='' R,recursive=false requests='' l,selector='' show-managed-fields=false
        template=''
        """#
    ),
    CommandSpec(
      "explain",
      group: "Basic Commands (Intermediate):",
      summary: "Show what the fields of a kind mean",
      usage: """
        TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group] \
        [-o|--output=plaintext|plaintext-openapiv2]
        """,
      flags: #"""
        api-version='' o,output='plaintext' R,recursive=false
        """#
    ),
    CommandSpec(
      "get",
      summary: "Show objects as a table, or in another format",
      usage: """
        [(-o|--output=)json|yaml|kyaml|name|go-template|go-template-file|templat \
        e|templatefile|jsonpath|jsonpath-as-json|jsonpath-file|custom-columns|cu \
        stom-columns-file|wide] (TYPE[.VERSION][.GROUP] [NAME | -l label] | \
        TYPE[.VERSION][.GROUP]/NAME ...)
        """,
      flags: #"""
        A,all-namespaces=false allow-missing-template-keys=true chunk-size=500
        field-selector='' f,filename=[] ignore-not-found=false k,kustomize=''
        L,label-columns=[] no-headers=false o,output='' output-watch-events=false raw=''
        R,recursive=false l,selector='' server-print=true show-kind=false show-labels=false
        show-managed-fields=false sort-by='' subresource='' template='' w,watch=false
        watch-only=false
        """#,
      suggestedFor: ["list", "ls"]
    ),
    CommandSpec(
      "edit",
      summary: "Change an object in an editor",
      usage: "(RESOURCE/NAME | -f FILENAME)",
      flags: #"""
        allow-missing-template-keys=true field-manager='kubectl-edit' f,filename=[]
        k,kustomize='' o,output='' output-patch=false R,recursive=false save-config=false
        show-managed-fields=false subresource='' template='' validate='strict'
        windows-line-endings=false
        """#
    ),
    CommandSpec(
      "delete",
      summary: "Delete objects",
      usage: "([-f FILENAME] | [-k DIRECTORY] | TYPE [(NAME | -l label | --all)])",
      flags: #"""
        all=false A,all-namespaces=false cascade='background' dry-run='none'
        field-selector='' f,filename=[] force=false grace-period=-1 ignore-not-found=false
        i,interactive=false k,kustomize='' now=false o,output='' raw='' R,recursive=false
        l,selector='' timeout=0s wait=true
        """#,
      suggestedFor: ["rm", "remove"]
    ),
    CommandSpec(
      "rollout",
      group: "Deploy Commands:",
      summary: "Manage the rollout of a workload",
      usage: "SUBCOMMAND"
    ),
    CommandSpec(
      "rollout history",
      summary: "Show earlier rollouts",
      flags: #"""
        f,filename=[] R,recursive=false l,selector='' o,output='' revision=0
        """#
    ),
    CommandSpec(
      "rollout pause",
      summary: "Pause a rollout",
      flags: #"""
        f,filename=[] R,recursive=false l,selector='' o,output='' dry-run='none'
        """#
    ),
    CommandSpec(
      "rollout restart",
      summary: "Restart a workload",
      flags: #"""
        f,filename=[] R,recursive=false l,selector='' o,output='' dry-run='none'
        """#
    ),
    CommandSpec(
      "rollout resume",
      summary: "Go on with a paused rollout",
      flags: #"""
        f,filename=[] R,recursive=false l,selector='' o,output='' dry-run='none'
        """#
    ),
    CommandSpec(
      "rollout status",
      summary: "Show how far a rollout has come",
      usage: "(TYPE NAME | TYPE/NAME)",
      flags: #"""
        f,filename=[] k,kustomize='' R,recursive=false revision=0 l,selector='' timeout=0s
        w,watch=true
        """#
    ),
    CommandSpec(
      "rollout undo",
      summary: "Go back to an earlier rollout",
      usage: "(TYPE NAME | TYPE/NAME)",
      flags: #"""
        allow-missing-template-keys=true dry-run='none' f,filename=[] k,kustomize=''
        o,output='' R,recursive=false l,selector='' show-managed-fields=false template=''
        to-revision=0
        """#
    ),
    CommandSpec(
      "scale",
      summary: "Change the size of a workload",
      usage: """
        [--resource-version=version] [--current-replicas=count] --replicas=COUNT \
        (-f FILENAME | TYPE NAME)
        """,
      flags: #"""
        all=false allow-missing-template-keys=true current-replicas=-1 dry-run='none'
        f,filename=[] k,kustomize='' o,output='' R,recursive=false replicas=0
        resource-version='' l,selector='' show-managed-fields=false template='' timeout=0s
        """#
    ),
    CommandSpec(
      "autoscale",
      summary: "Scale a workload automatically",
      usage: """
        (-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS \
        [--cpu=CPU] [--memory=MEMORY]
        """,
      flags: #"""
        allow-missing-template-keys=true cpu='' dry-run='none'
        field-manager='kubectl-autoscale' f,filename=[] k,kustomize='' max=-1 memory=''
        min=-1 name='' o,output='' R,recursive=false save-config=false
        show-managed-fields=false template=''
        """#
    ),
    CommandSpec(
      "certificate",
      group: "Cluster Management Commands:",
      summary: "Approve or deny certificate requests"
    ),
    CommandSpec(
      "cluster-info",
      summary: "Show the addresses of the cluster",
      usage: ""
    ),
    CommandSpec(
      "top",
      summary: "Show the use of CPU and memory"
    ),
    CommandSpec(
      "top node",
      summary: "Show the use of nodes",
      flags: #"""
        l,selector='' no-headers=false sort-by='' show-capacity=false
        """#,
      aliases: ["nodes", "no"]
    ),
    CommandSpec(
      "top pod",
      summary: "Show the use of pods",
      flags: #"""
        A,all-namespaces=false containers=false l,selector='' field-selector=''
        no-headers=false sort-by='' sum=false
        """#,
      aliases: ["pods", "po"]
    ),
    CommandSpec(
      "cordon",
      summary: "Let no more pods onto a node",
      usage: "NODE",
      flags: #"""
        dry-run='none' l,selector=''
        """#
    ),
    CommandSpec(
      "uncordon",
      summary: "Let pods onto a node again",
      usage: "NODE",
      flags: #"""
        dry-run='none' l,selector=''
        """#
    ),
    CommandSpec(
      "drain",
      summary: "Move the pods away from a node, before maintenance",
      usage: "NODE",
      flags: #"""
        chunk-size=500 delete-emptydir-data=false disable-eviction=false dry-run='none'
        force=false grace-period=-1 ignore-daemonsets=false pod-selector='' l,selector=''
        skip-wait-for-delete-timeout=0 timeout=0s
        """#
    ),
    CommandSpec(
      "taint",
      summary: "Change the taints of nodes",
      usage: "NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N",
      flags: #"""
        all=false allow-missing-template-keys=true dry-run='none'
        field-manager='kubectl-taint' o,output='' overwrite=false l,selector=''
        show-managed-fields=false template='' validate='strict'
        """#
    ),
    CommandSpec(
      "describe",
      group: "Troubleshooting and Debugging Commands:",
      summary: "Show all that is known about objects, with their events",
      usage: "(-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME)",
      flags: #"""
        A,all-namespaces=false chunk-size=500 f,filename=[] k,kustomize='' R,recursive=false
        l,selector='' show-events=true
        """#,
      suggestedFor: ["inspect"]
    ),
    CommandSpec(
      "logs",
      summary: "Print what a container has written",
      usage: "[-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]",
      flags: #"""
        all-containers=false all-pods=false c,container='' f,follow=false
        ignore-errors=false insecure-skip-tls-verify-backend=false limit-bytes=0
        max-log-requests=5 pod-running-timeout=20s prefix=false p,previous=false
        l,selector='' since=0s since-time='' tail=-1 timestamps=false
        """#
    ),
    CommandSpec(
      "attach",
      summary: "Attach to a running container",
      usage: "(POD | TYPE/NAME) -c CONTAINER",
      flags: #"""
        c,container='' detach-keys='ctrl-p,ctrl-q' pod-running-timeout=1m0s q,quiet=false
        i,stdin=false t,tty=false
        """#
    ),
    CommandSpec(
      "exec",
      summary: "Run a command in a container",
      usage: "(POD | TYPE/NAME) [-c CONTAINER]  -- COMMAND [args...]",
      flags: #"""
        c,container='' f,filename=[] pod-running-timeout=1m0s q,quiet=false i,stdin=false
        t,tty=false
        """#
    ),
    CommandSpec(
      "port-forward",
      summary: "Forward local ports to a pod",
      usage: "TYPE/NAME  [LOCAL_PORT:]REMOTE_PORT [...[LOCAL_PORT_N:]REMOTE_PORT_N]",
      flags: #"""
        address=[localhost] pod-running-timeout=1m0s
        """#
    ),
    CommandSpec(
      "proxy",
      summary: "Run a proxy to the API server",
      usage: """
        [--port=PORT] [--www=static-dir] [--www-prefix=prefix] \
        [--api-prefix=prefix]
        """,
      flags: #"""
        accept-hosts='^localhost$,^127\.0\.0\.1$,^\[::1\]$' accept-paths='^.*'
        address='127.0.0.1' api-prefix='/' append-server-path=false disable-filter=false
        keepalive=0s p,port=8001 reject-methods='^$'
        reject-paths='^/api/.*/pods/.*/exec,^/api/.*/pods/.*/attach' u,unix-socket=''
        w,www='' P,www-prefix='/static/'
        """#
    ),
    CommandSpec(
      "cp",
      summary: "Copy files from and to containers",
      usage: "<file-spec-src> <file-spec-dest>",
      flags: #"""
        c,container='' no-preserve=false retries=0
        """#
    ),
    CommandSpec(
      "auth",
      summary: "Inspect authorization"
    ),
    CommandSpec(
      "auth can-i",
      summary: "Say whether an action is allowed",
      usage: "VERB [TYPE | TYPE/NAME | NONRESOURCEURL]",
      flags: #"""
        A,all-namespaces=false list=false no-headers=false q,quiet=false subresource=''
        """#
    ),
    CommandSpec(
      "auth whoami",
      summary: "Say who the user is",
      flags: #"""
        allow-missing-template-keys=true o,output='' show-managed-fields=false template=''
        """#
    ),
    CommandSpec(
      "debug",
      summary: "Debug pods and nodes",
      usage: "(POD | TYPE[[.VERSION].GROUP]/NAME) [ -- COMMAND [args...] ]",
      flags: #"""
        arguments-only=false attach=false c,container='' copy-to='' custom='' env=[[]]
        f,filename=[] image='' image-pull-policy='' keep-annotations=false
        keep-init-containers=true keep-labels=false keep-liveness=false keep-readiness=false
        keep-startup=false profile='general' q,quiet=false replace=false same-node=false
        set-image=[] share-processes=true i,stdin=false target='' t,tty=false
        """#
    ),
    CommandSpec(
      "events",
      summary: "List events",
      usage: """
        [(-o|--output=)json|yaml|kyaml|name|go-template|go-template-file|templat \
        e|templatefile|jsonpath|jsonpath-as-json|jsonpath-file] [--for \
        TYPE/NAME] [--watch] [--types=Normal,Warning]
        """,
      flags: #"""
        A,all-namespaces=false allow-missing-template-keys=true chunk-size=500 for=''
        no-headers=false o,output='' show-managed-fields=false template='' types=[]
        w,watch=false
        """#
    ),
    CommandSpec(
      "diff",
      group: "Advanced Commands:",
      summary: "Show what apply would change",
      usage: "-f FILENAME",
      flags: #"""
        concurrency=1 field-manager='kubectl-client-side-apply' f,filename=[]
        force-conflicts=false k,kustomize='' prune=false prune-allowlist=[]
        R,recursive=false l,selector='' server-side=false show-managed-fields=false
        show-secrets=false
        """#
    ),
    CommandSpec(
      "apply",
      summary: "Make objects, or change them to what a file says",
      usage: "(-f FILENAME | -k DIRECTORY)",
      flags: #"""
        all=false allow-missing-template-keys=true cascade='background' dry-run='none'
        field-manager='kubectl-client-side-apply' f,filename=[] force=false
        force-conflicts=false grace-period=-1 k,kustomize='' openapi-patch=true o,output=''
        overwrite=true prune=false prune-allowlist=[] R,recursive=false l,selector=''
        server-side=false show-managed-fields=false subresource='' template='' timeout=0s
        validate='strict' wait=false
        """#
    ),
    CommandSpec(
      "apply edit-last-applied",
      summary: "Edit what was applied last",
      usage: "(RESOURCE/NAME | -f FILENAME)",
      flags: #"""
        allow-missing-template-keys=true field-manager='kubectl-client-side-apply'
        f,filename=[] k,kustomize='' o,output='' R,recursive=false show-managed-fields=false
        template='' validate='strict' windows-line-endings=false
        """#
    ),
    CommandSpec(
      "apply set-last-applied",
      summary: "Set what was applied last",
      usage: "-f FILENAME",
      flags: #"""
        allow-missing-template-keys=true create-annotation=false dry-run='none'
        f,filename=[] o,output='' show-managed-fields=false template=''
        """#
    ),
    CommandSpec(
      "apply view-last-applied",
      summary: "Show what was applied last",
      usage: "(TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)",
      flags: #"""
        all=false f,filename=[] k,kustomize='' o,output='yaml' R,recursive=false
        l,selector=''
        """#
    ),
    CommandSpec(
      "patch",
      summary: "Change fields of an object",
      usage: "(-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE]",
      flags: #"""
        allow-missing-template-keys=true dry-run='none' field-manager='kubectl-patch'
        f,filename=[] k,kustomize='' local=false o,output='' p,patch='' patch-file=''
        R,recursive=false show-managed-fields=false subresource='' template=''
        type='strategic'
        """#
    ),
    CommandSpec(
      "replace",
      summary: "Replace an object with what a file says",
      usage: "-f FILENAME",
      flags: #"""
        allow-missing-template-keys=true cascade='background' dry-run='none'
        field-manager='kubectl-replace' f,filename=[] force=false grace-period=-1
        k,kustomize='' o,output='' raw='' R,recursive=false save-config=false
        show-managed-fields=false subresource='' template='' timeout=0s validate='strict'
        wait=false
        """#
    ),
    CommandSpec(
      "wait",
      summary: "Wait for a condition of objects",
      usage: """
        ([-f FILENAME] | resource.group/resource.name | resource.group [(-l \
        label | --all)]) [--for=create|--for=delete|--for \
        condition=available|--for=jsonpath='{}'[=value]]
        """,
      flags: #"""
        all=false A,all-namespaces=false allow-missing-template-keys=true field-selector=''
        f,filename=[] for=[[]] local=false o,output='' R,recursive=true l,selector=''
        show-managed-fields=false template='' timeout=30s
        """#
    ),
    CommandSpec(
      "kustomize",
      summary: "Build what a kustomization folder describes",
      flags: #"""
        o,output=''
        """#
    ),
    CommandSpec(
      "label",
      group: "Settings Commands:",
      summary: "Change the labels of objects",
      usage: """
        [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N \
        [--resource-version=version]
        """,
      flags: #"""
        all=false A,all-namespaces=false allow-missing-template-keys=true dry-run='none'
        field-manager='kubectl-label' field-selector='' f,filename=[] k,kustomize=''
        list=false local=false o,output='' overwrite=false R,recursive=false
        resource-version='' l,selector='' show-managed-fields=false template=''
        """#
    ),
    CommandSpec(
      "annotate",
      summary: "Change the annotations of objects",
      usage: """
        [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N \
        [--resource-version=version]
        """,
      flags: #"""
        all=false A,all-namespaces=false allow-missing-template-keys=true dry-run='none'
        field-manager='kubectl-annotate' field-selector='' f,filename=[] k,kustomize=''
        list=false local=false o,output='' overwrite=false R,recursive=false
        resource-version='' l,selector='' show-managed-fields=false template=''
        """#
    ),
    CommandSpec(
      "completion",
      summary: "Print shell code for completion",
      usage: "SHELL"
    ),
    CommandSpec(
      "api-resources",
      group: "Other Commands:",
      summary: "List the kinds of objects that the server has",
      usage: "",
      flags: #"""
        api-group='' cached=false categories=[] namespaced=true no-headers=false o,output=''
        show-managed-fields=false sort-by='' verbs=[]
        """#
    ),
    CommandSpec(
      "config",
      summary:
        "Modify kubeconfig files using subcommands like \"kubectl config set current-context my-context\".",
      usage: "SUBCOMMAND"
    ),
    CommandSpec(
      "config current-context",
      summary: "Show the name of the current context",
      usage: ""
    ),
    CommandSpec(
      "config get-clusters",
      summary: "List the clusters"
    ),
    CommandSpec(
      "config get-contexts",
      summary: "List the contexts",
      usage: "[(-o|--output=)name)]",
      flags: #"""
        no-headers=false o,output=''
        """#
    ),
    CommandSpec(
      "config get-users",
      summary: "List the users"
    ),
    CommandSpec(
      "config set-context",
      summary: "Change a context, such as its namespace",
      usage: """
        [NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] \
        [--namespace=namespace]
        """,
      flags: #"""
        cluster='' current=false user=''
        """#
    ),
    CommandSpec(
      "config use-context",
      summary: "Change to another context",
      usage: "CONTEXT_NAME",
      aliases: ["use"]
    ),
    CommandSpec(
      "config view",
      summary: "Show the client's configuration",
      usage: "",
      flags: #"""
        allow-missing-template-keys=true flatten=false merge=true minify=false
        o,output='yaml' raw=false show-managed-fields=false template=''
        """#
    ),
    CommandSpec(
      "plugin",
      summary: "Work with plugins"
    ),
    CommandSpec(
      "plugin list",
      summary: "List the plugins",
      usage: "",
      flags: #"""
        name-only=false
        """#
    ),
    CommandSpec(
      "version",
      summary: "Show the versions of client and server",
      usage: "",
      flags: #"""
        client=false o,output=''
        """#
    ),
    CommandSpec(
      "api-versions",
      summary: "List the groups and versions of the API"
    ),
    CommandSpec(
      "help",
      summary: "Show what a command does and which flags it takes",
      usage: "[command]"
    ),
    CommandSpec(
      "options",
      summary: "List the flags that every command takes"
    ),
  ]
}
