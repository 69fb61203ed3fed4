// The files of the starting tree that are no policies.

extension StarterTree {
  static let readme = """
    # Data products and their policies

    | Where | What | Who changes it |
    | --- | --- | --- |
    | `policies/council/` | what counts for every product | the governance council |
    | `policies/domains/D/` | what domain D asks of its own products beside; it tightens, never loosens | domain D |
    | `products/` | descriptors of data products, in any standard that Charter reads | the teams that own them |
    | `.github/workflows/charter.yml` | both checks below, for every change | the platform team |

    Before a change is merged, these pass:

    ```
    charter test --coverage --min-coverage 100
    charter check products
    ```

    First steps:

    1. Write your own hosts into `policies/council/documentation_hosts.yaml`.
    2. Change a threshold or a date in `policies/council/standard.charter`, and see which test notices.
    3. Put a descriptor of yours beside `products/orders/orders.odcs.yaml`, and check it.
    4. Rename `policies/domains/orders/` after a domain of yours, and let its team own the folder.

    A rule is read aloud: *when* it asks, what it *requires*, what a person reads *otherwise*, and from which day it
    warns and blocks. What cannot be told counts as not met.

    """

  static let product = """
    apiVersion: v3.1.0
    kind: DataContract
    id: orders
    name: Orders
    version: 1.0.0
    status: active
    domain: orders

    description:
      purpose: One row for every order, for reports on revenue.

    authoritativeDefinitions:
      - type: documentation
        url: https://wiki.example.com/data/orders

    team:
      name: Orders Team

    schema:
      - name: orders_orders
        description: One row for every order.
        properties:
          - name: order_id
            logicalType: string
            primaryKey: true
            description: Number of the order.
          - name: ordered_at
            logicalType: timestamp
            description: When it was placed.

    slaProperties:
      - property: freshness
        value: 1
        unit: h

    """

  static let pipeline = """
    # Judges every change of policies and products. `charter` is built from its package, or taken from where your
    # platform team keeps it.
    name: charter
    on: [pull_request]

    jobs:
      check:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v4
            with:
              fetch-depth: 0
          - name: The policies do what their tests say
            run: charter test --coverage --min-coverage 100
          - name: The products meet the policies, and what changed in them may change
            run: charter check --base "origin/${{ github.base_ref }}" products

    """
}
